# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""All models, each loaded when it is first asked for."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_level import AccessLevel
    from .activity import Activity
    from .activity_attribute_created_event import ActivityAttributeCreatedEvent
    from .activity_attribute_id import ActivityAttributeId
    from .activity_attribute_updated_event import ActivityAttributeUpdatedEvent
    from .activity_created_event import ActivityCreatedEvent
    from .activity_deleted_event import ActivityDeletedEvent
    from .activity_extends import ActivityExtends
    from .activity_id import ActivityId
    from .activity_list import ActivityList
    from .activity_record import ActivityRecord
    from .activity_record_created_event import ActivityRecordCreatedEvent
    from .activity_record_deleted_event import ActivityRecordDeletedEvent
    from .activity_record_id import ActivityRecordId
    from .activity_record_list import ActivityRecordList
    from .activity_record_response import ActivityRecordResponse
    from .activity_record_values import ActivityRecordValues
    from .activity_response import ActivityResponse
    from .activity_updated_event import ActivityUpdatedEvent
    from .actor import Actor
    from .actor_input import ActorInput
    from .actor_reference_input import ActorReferenceInput
    from .actor_reference_value import ActorReferenceValue
    from .actor_type import ActorType
    from .attribute import Attribute
    from .attribute_config import AttributeConfig
    from .attribute_id import AttributeId
    from .attribute_list import AttributeList
    from .attribute_relationship import AttributeRelationship
    from .attribute_response import AttributeResponse
    from .attribute_sort import AttributeSort
    from .attribute_target import AttributeTarget
    from .attribute_type import AttributeType
    from .call_recording import CallRecording
    from .call_recording_created_event import CallRecordingCreatedEvent
    from .call_recording_id import CallRecordingId
    from .call_recording_list import CallRecordingList
    from .call_recording_response import CallRecordingResponse
    from .call_recording_status import CallRecordingStatus
    from .checkbox_input import CheckboxInput
    from .checkbox_value import CheckboxValue
    from .comment import Comment
    from .comment_author import CommentAuthor
    from .comment_created_event import CommentCreatedEvent
    from .comment_deleted_event import CommentDeletedEvent
    from .comment_entry import CommentEntry
    from .comment_entry_input import CommentEntryInput
    from .comment_id import CommentId
    from .comment_record import CommentRecord
    from .comment_record_input import CommentRecordInput
    from .comment_resolved_event import CommentResolvedEvent
    from .comment_response import CommentResponse
    from .comment_unresolved_event import CommentUnresolvedEvent
    from .connect_file_body import ConnectFileBody
    from .connect_folder_body import ConnectFolderBody
    from .connectable_provider import ConnectableProvider
    from .connected_file import ConnectedFile
    from .connected_folder import ConnectedFolder
    from .country_code import CountryCode
    from .create_activity_body import CreateActivityBody
    from .create_activity_data import CreateActivityData
    from .create_activity_record_body import CreateActivityRecordBody
    from .create_activity_record_data import CreateActivityRecordData
    from .create_attribute_body import CreateAttributeBody
    from .create_attribute_data import CreateAttributeData
    from .create_call_recording_body import CreateCallRecordingBody
    from .create_call_recording_data import CreateCallRecordingData
    from .create_comment_body import CreateCommentBody
    from .create_entry_body import CreateEntryBody
    from .create_entry_comment_data import CreateEntryCommentData
    from .create_entry_data import CreateEntryData
    from .create_folder_body import CreateFolderBody
    from .create_list_body import CreateListBody
    from .create_list_data import CreateListData
    from .create_note_body import CreateNoteBody
    from .create_note_data import CreateNoteData
    from .create_object_body import CreateObjectBody
    from .create_object_data import CreateObjectData
    from .create_option_body import CreateOptionBody
    from .create_option_data import CreateOptionData
    from .create_record_body import CreateRecordBody
    from .create_record_comment_data import CreateRecordCommentData
    from .create_record_data import CreateRecordData
    from .create_status_body import CreateStatusBody
    from .create_status_data import CreateStatusData
    from .create_task_body import CreateTaskBody
    from .create_task_data import CreateTaskData
    from .create_thread_comment_data import CreateThreadCommentData
    from .create_webhook_body import CreateWebhookBody
    from .create_webhook_data import CreateWebhookData
    from .currency_code import CurrencyCode
    from .currency_config import CurrencyConfig
    from .currency_display_type import CurrencyDisplayType
    from .currency_input import CurrencyInput
    from .currency_value import CurrencyValue
    from .date_input import DateInput
    from .date_value import DateValue
    from .dated_value import DatedValue
    from .domain_input import DomainInput
    from .domain_value import DomainValue
    from .dynamic_default import DynamicDefault
    from .email import Email
    from .email_address_input import EmailAddressInput
    from .email_address_value import EmailAddressValue
    from .email_direction import EmailDirection
    from .email_id import EmailId
    from .email_list import EmailList
    from .email_participant import EmailParticipant
    from .email_role import EmailRole
    from .entry import Entry
    from .entry_id import EntryId
    from .entry_list import EntryList
    from .entry_response import EntryResponse
    from .entry_values import EntryValues
    from .extendable_activity import ExtendableActivity
    from .file_entry import FileEntry
    from .file_id import FileId
    from .file_list import FileList
    from .file_response import FileResponse
    from .folder import Folder
    from .identity import Identity
    from .interaction_input import InteractionInput
    from .interaction_type import InteractionType
    from .interaction_value import InteractionValue
    from .linked_record import LinkedRecord
    from .list_ import List
    from .list_access import ListAccess
    from .list_attribute_created_event import ListAttributeCreatedEvent
    from .list_attribute_id import ListAttributeId
    from .list_attribute_updated_event import ListAttributeUpdatedEvent
    from .list_created_event import ListCreatedEvent
    from .list_deleted_event import ListDeletedEvent
    from .list_entry_created_event import ListEntryCreatedEvent
    from .list_entry_deleted_event import ListEntryDeletedEvent
    from .list_entry_updated_event import ListEntryUpdatedEvent
    from .list_id import ListId
    from .list_list import ListList
    from .list_member_access import ListMemberAccess
    from .list_member_access_level import ListMemberAccessLevel
    from .list_response import ListResponse
    from .list_updated_event import ListUpdatedEvent
    from .list_view import ListView
    from .list_view_id import ListViewId
    from .list_view_list import ListViewList
    from .location_input import LocationInput
    from .location_value import LocationValue
    from .meeting import Meeting
    from .meeting_body import MeetingBody
    from .meeting_data import MeetingData
    from .meeting_date import MeetingDate
    from .meeting_date_time import MeetingDateTime
    from .meeting_id import MeetingId
    from .meeting_list import MeetingList
    from .meeting_participant import MeetingParticipant
    from .meeting_response import MeetingResponse
    from .meeting_sort import MeetingSort
    from .meeting_time import MeetingTime
    from .member_email_input import MemberEmailInput
    from .member_tag import MemberTag
    from .merge_records_body import MergeRecordsBody
    from .merge_records_data import MergeRecordsData
    from .merged_record import MergedRecord
    from .merged_record_response import MergedRecordResponse
    from .new_attribute_config import NewAttributeConfig
    from .new_attribute_type import NewAttributeType
    from .new_currency_config import NewCurrencyConfig
    from .new_dynamic_default import NewDynamicDefault
    from .new_linked_record import NewLinkedRecord
    from .new_list_member_access import NewListMemberAccess
    from .new_participant import NewParticipant
    from .new_record_reference_config import NewRecordReferenceConfig
    from .new_relationship import NewRelationship
    from .new_speaker import NewSpeaker
    from .new_static_default import NewStaticDefault
    from .new_transcript_segment import NewTranscriptSegment
    from .new_webhook_all_filter import NewWebhookAllFilter
    from .new_webhook_any_filter import NewWebhookAnyFilter
    from .new_webhook_condition import NewWebhookCondition
    from .new_webhook_response import NewWebhookResponse
    from .new_webhook_subscription import NewWebhookSubscription
    from .note import Note
    from .note_content_updated_event import NoteContentUpdatedEvent
    from .note_created_event import NoteCreatedEvent
    from .note_deleted_event import NoteDeletedEvent
    from .note_format import NoteFormat
    from .note_id import NoteId
    from .note_list import NoteList
    from .note_response import NoteResponse
    from .note_updated_event import NoteUpdatedEvent
    from .number_input import NumberInput
    from .number_value import NumberValue
    from .object_ import Object
    from .object_attribute_created_event import ObjectAttributeCreatedEvent
    from .object_attribute_updated_event import ObjectAttributeUpdatedEvent
    from .object_id import ObjectId
    from .object_list import ObjectList
    from .object_response import ObjectResponse
    from .object_view import ObjectView
    from .object_view_id import ObjectViewId
    from .object_view_list import ObjectViewList
    from .overwrite_activity_record_body import OverwriteActivityRecordBody
    from .overwrite_activity_record_data import OverwriteActivityRecordData
    from .overwrite_entry_body import OverwriteEntryBody
    from .overwrite_entry_data import OverwriteEntryData
    from .overwrite_meeting_body import OverwriteMeetingBody
    from .overwrite_meeting_data import OverwriteMeetingData
    from .overwrite_record_body import OverwriteRecordBody
    from .overwrite_record_data import OverwriteRecordData
    from .pagination import Pagination
    from .participant_status import ParticipantStatus
    from .path_sort import PathSort
    from .personal_name_input import PersonalNameInput
    from .personal_name_value import PersonalNameValue
    from .phone_number_input import PhoneNumberInput
    from .phone_number_value import PhoneNumberValue
    from .query_activity_records_body import QueryActivityRecordsBody
    from .query_entries_body import QueryEntriesBody
    from .query_records_body import QueryRecordsBody
    from .query_sql_body import QuerySqlBody
    from .rating_input import RatingInput
    from .rating_value import RatingValue
    from .record import Record
    from .record_created_event import RecordCreatedEvent
    from .record_deleted_event import RecordDeletedEvent
    from .record_entry import RecordEntry
    from .record_entry_list import RecordEntryList
    from .record_id import RecordId
    from .record_list import RecordList
    from .record_match_input import RecordMatchInput
    from .record_merged_event import RecordMergedEvent
    from .record_reference_config import RecordReferenceConfig
    from .record_reference_input import RecordReferenceInput
    from .record_reference_value import RecordReferenceValue
    from .record_response import RecordResponse
    from .record_search_hit import RecordSearchHit
    from .record_search_hits import RecordSearchHits
    from .record_tag import RecordTag
    from .record_updated_event import RecordUpdatedEvent
    from .record_values import RecordValues
    from .recorded_transcript import RecordedTranscript
    from .replace_entry_values_body import ReplaceEntryValuesBody
    from .replace_record_values_body import ReplaceRecordValuesBody
    from .replace_values_data import ReplaceValuesData
    from .search_as_member import SearchAsMember
    from .search_as_workspace import SearchAsWorkspace
    from .search_records_body import SearchRecordsBody
    from .select_input import SelectInput
    from .select_option import SelectOption
    from .select_option_id import SelectOptionId
    from .select_option_list import SelectOptionList
    from .select_option_response import SelectOptionResponse
    from .select_value import SelectValue
    from .sort_direction import SortDirection
    from .speaker import Speaker
    from .sql_response import SqlResponse
    from .sql_result import SqlResult
    from .static_actor_reference_value import StaticActorReferenceValue
    from .static_checkbox_value import StaticCheckboxValue
    from .static_currency_value import StaticCurrencyValue
    from .static_date_value import StaticDateValue
    from .static_default import StaticDefault
    from .static_domain_value import StaticDomainValue
    from .static_email_address_value import StaticEmailAddressValue
    from .static_interaction_value import StaticInteractionValue
    from .static_location_value import StaticLocationValue
    from .static_number_value import StaticNumberValue
    from .static_personal_name_value import StaticPersonalNameValue
    from .static_phone_number_value import StaticPhoneNumberValue
    from .static_rating_value import StaticRatingValue
    from .static_record_reference_value import StaticRecordReferenceValue
    from .static_select_value import StaticSelectValue
    from .static_status_value import StaticStatusValue
    from .static_text_value import StaticTextValue
    from .static_timestamp_value import StaticTimestampValue
    from .status import Status
    from .status_id import StatusId
    from .status_input import StatusInput
    from .status_list import StatusList
    from .status_response import StatusResponse
    from .status_value import StatusValue
    from .storage_provider import StorageProvider
    from .task import Task
    from .task_assignee import TaskAssignee
    from .task_assignee_email_input import TaskAssigneeEmailInput
    from .task_assignee_input import TaskAssigneeInput
    from .task_created_event import TaskCreatedEvent
    from .task_deleted_event import TaskDeletedEvent
    from .task_id import TaskId
    from .task_linked_record import TaskLinkedRecord
    from .task_list import TaskList
    from .task_record_input import TaskRecordInput
    from .task_record_match_input import TaskRecordMatchInput
    from .task_response import TaskResponse
    from .task_sort import TaskSort
    from .task_updated_event import TaskUpdatedEvent
    from .text_input import TextInput
    from .text_value import TextValue
    from .thread import Thread
    from .thread_id import ThreadId
    from .thread_list import ThreadList
    from .thread_response import ThreadResponse
    from .timestamp_input import TimestampInput
    from .timestamp_value import TimestampValue
    from .token_level import TokenLevel
    from .transcript import Transcript
    from .transcript_response import TranscriptResponse
    from .transcript_segment import TranscriptSegment
    from .unknown_variant import UnknownVariant
    from .unsubscribe_emails_body import UnsubscribeEmailsBody
    from .unsubscribe_emails_data import UnsubscribeEmailsData
    from .unsubscribed_email import UnsubscribedEmail
    from .unsubscribed_email_list import UnsubscribedEmailList
    from .update_activity_body import UpdateActivityBody
    from .update_activity_data import UpdateActivityData
    from .update_activity_record_body import UpdateActivityRecordBody
    from .update_activity_record_data import UpdateActivityRecordData
    from .update_attribute_body import UpdateAttributeBody
    from .update_attribute_data import UpdateAttributeData
    from .update_entry_body import UpdateEntryBody
    from .update_entry_data import UpdateEntryData
    from .update_list_body import UpdateListBody
    from .update_list_data import UpdateListData
    from .update_meeting_body import UpdateMeetingBody
    from .update_meeting_data import UpdateMeetingData
    from .update_note_body import UpdateNoteBody
    from .update_note_data import UpdateNoteData
    from .update_object_body import UpdateObjectBody
    from .update_object_data import UpdateObjectData
    from .update_option_body import UpdateOptionBody
    from .update_option_data import UpdateOptionData
    from .update_record_body import UpdateRecordBody
    from .update_record_data import UpdateRecordData
    from .update_status_body import UpdateStatusBody
    from .update_status_data import UpdateStatusData
    from .update_task_body import UpdateTaskBody
    from .update_task_data import UpdateTaskData
    from .update_webhook_body import UpdateWebhookBody
    from .update_webhook_data import UpdateWebhookData
    from .updated_entry_id import UpdatedEntryId
    from .updated_record_id import UpdatedRecordId
    from .upload_file_body import UploadFileBody
    from .upsert_activity_record_body import UpsertActivityRecordBody
    from .upsert_activity_record_data import UpsertActivityRecordData
    from .upsert_entry_body import UpsertEntryBody
    from .upsert_entry_data import UpsertEntryData
    from .upsert_record_body import UpsertRecordBody
    from .upsert_record_data import UpsertRecordData
    from .value_list import ValueList
    from .webhook import Webhook
    from .webhook_condition import WebhookCondition
    from .webhook_event_type import WebhookEventType
    from .webhook_filter import WebhookFilter
    from .webhook_id import WebhookId
    from .webhook_list import WebhookList
    from .webhook_operator import WebhookOperator
    from .webhook_response import WebhookResponse
    from .webhook_status import WebhookStatus
    from .webhook_subscription import WebhookSubscription
    from .workspace_member import WorkspaceMember
    from .workspace_member_created_event import WorkspaceMemberCreatedEvent
    from .workspace_member_id import WorkspaceMemberId
    from .workspace_member_list import WorkspaceMemberList
    from .workspace_member_response import WorkspaceMemberResponse

_MODULES = {
    "AccessLevel": ".access_level",
    "Activity": ".activity",
    "ActivityAttributeCreatedEvent": ".activity_attribute_created_event",
    "ActivityAttributeId": ".activity_attribute_id",
    "ActivityAttributeUpdatedEvent": ".activity_attribute_updated_event",
    "ActivityCreatedEvent": ".activity_created_event",
    "ActivityDeletedEvent": ".activity_deleted_event",
    "ActivityExtends": ".activity_extends",
    "ActivityId": ".activity_id",
    "ActivityList": ".activity_list",
    "ActivityRecord": ".activity_record",
    "ActivityRecordCreatedEvent": ".activity_record_created_event",
    "ActivityRecordDeletedEvent": ".activity_record_deleted_event",
    "ActivityRecordId": ".activity_record_id",
    "ActivityRecordList": ".activity_record_list",
    "ActivityRecordResponse": ".activity_record_response",
    "ActivityRecordValues": ".activity_record_values",
    "ActivityResponse": ".activity_response",
    "ActivityUpdatedEvent": ".activity_updated_event",
    "Actor": ".actor",
    "ActorInput": ".actor_input",
    "ActorReferenceInput": ".actor_reference_input",
    "ActorReferenceValue": ".actor_reference_value",
    "ActorType": ".actor_type",
    "Attribute": ".attribute",
    "AttributeConfig": ".attribute_config",
    "AttributeId": ".attribute_id",
    "AttributeList": ".attribute_list",
    "AttributeRelationship": ".attribute_relationship",
    "AttributeResponse": ".attribute_response",
    "AttributeSort": ".attribute_sort",
    "AttributeTarget": ".attribute_target",
    "AttributeType": ".attribute_type",
    "CallRecording": ".call_recording",
    "CallRecordingCreatedEvent": ".call_recording_created_event",
    "CallRecordingId": ".call_recording_id",
    "CallRecordingList": ".call_recording_list",
    "CallRecordingResponse": ".call_recording_response",
    "CallRecordingStatus": ".call_recording_status",
    "CheckboxInput": ".checkbox_input",
    "CheckboxValue": ".checkbox_value",
    "Comment": ".comment",
    "CommentAuthor": ".comment_author",
    "CommentCreatedEvent": ".comment_created_event",
    "CommentDeletedEvent": ".comment_deleted_event",
    "CommentEntry": ".comment_entry",
    "CommentEntryInput": ".comment_entry_input",
    "CommentId": ".comment_id",
    "CommentRecord": ".comment_record",
    "CommentRecordInput": ".comment_record_input",
    "CommentResolvedEvent": ".comment_resolved_event",
    "CommentResponse": ".comment_response",
    "CommentUnresolvedEvent": ".comment_unresolved_event",
    "ConnectFileBody": ".connect_file_body",
    "ConnectFolderBody": ".connect_folder_body",
    "ConnectableProvider": ".connectable_provider",
    "ConnectedFile": ".connected_file",
    "ConnectedFolder": ".connected_folder",
    "CountryCode": ".country_code",
    "CreateActivityBody": ".create_activity_body",
    "CreateActivityData": ".create_activity_data",
    "CreateActivityRecordBody": ".create_activity_record_body",
    "CreateActivityRecordData": ".create_activity_record_data",
    "CreateAttributeBody": ".create_attribute_body",
    "CreateAttributeData": ".create_attribute_data",
    "CreateCallRecordingBody": ".create_call_recording_body",
    "CreateCallRecordingData": ".create_call_recording_data",
    "CreateCommentBody": ".create_comment_body",
    "CreateEntryBody": ".create_entry_body",
    "CreateEntryCommentData": ".create_entry_comment_data",
    "CreateEntryData": ".create_entry_data",
    "CreateFolderBody": ".create_folder_body",
    "CreateListBody": ".create_list_body",
    "CreateListData": ".create_list_data",
    "CreateNoteBody": ".create_note_body",
    "CreateNoteData": ".create_note_data",
    "CreateObjectBody": ".create_object_body",
    "CreateObjectData": ".create_object_data",
    "CreateOptionBody": ".create_option_body",
    "CreateOptionData": ".create_option_data",
    "CreateRecordBody": ".create_record_body",
    "CreateRecordCommentData": ".create_record_comment_data",
    "CreateRecordData": ".create_record_data",
    "CreateStatusBody": ".create_status_body",
    "CreateStatusData": ".create_status_data",
    "CreateTaskBody": ".create_task_body",
    "CreateTaskData": ".create_task_data",
    "CreateThreadCommentData": ".create_thread_comment_data",
    "CreateWebhookBody": ".create_webhook_body",
    "CreateWebhookData": ".create_webhook_data",
    "CurrencyCode": ".currency_code",
    "CurrencyConfig": ".currency_config",
    "CurrencyDisplayType": ".currency_display_type",
    "CurrencyInput": ".currency_input",
    "CurrencyValue": ".currency_value",
    "DateInput": ".date_input",
    "DateValue": ".date_value",
    "DatedValue": ".dated_value",
    "DomainInput": ".domain_input",
    "DomainValue": ".domain_value",
    "DynamicDefault": ".dynamic_default",
    "Email": ".email",
    "EmailAddressInput": ".email_address_input",
    "EmailAddressValue": ".email_address_value",
    "EmailDirection": ".email_direction",
    "EmailId": ".email_id",
    "EmailList": ".email_list",
    "EmailParticipant": ".email_participant",
    "EmailRole": ".email_role",
    "Entry": ".entry",
    "EntryId": ".entry_id",
    "EntryList": ".entry_list",
    "EntryResponse": ".entry_response",
    "EntryValues": ".entry_values",
    "ExtendableActivity": ".extendable_activity",
    "FileEntry": ".file_entry",
    "FileId": ".file_id",
    "FileList": ".file_list",
    "FileResponse": ".file_response",
    "Folder": ".folder",
    "Identity": ".identity",
    "InteractionInput": ".interaction_input",
    "InteractionType": ".interaction_type",
    "InteractionValue": ".interaction_value",
    "LinkedRecord": ".linked_record",
    "List": ".list_",
    "ListAccess": ".list_access",
    "ListAttributeCreatedEvent": ".list_attribute_created_event",
    "ListAttributeId": ".list_attribute_id",
    "ListAttributeUpdatedEvent": ".list_attribute_updated_event",
    "ListCreatedEvent": ".list_created_event",
    "ListDeletedEvent": ".list_deleted_event",
    "ListEntryCreatedEvent": ".list_entry_created_event",
    "ListEntryDeletedEvent": ".list_entry_deleted_event",
    "ListEntryUpdatedEvent": ".list_entry_updated_event",
    "ListId": ".list_id",
    "ListList": ".list_list",
    "ListMemberAccess": ".list_member_access",
    "ListMemberAccessLevel": ".list_member_access_level",
    "ListResponse": ".list_response",
    "ListUpdatedEvent": ".list_updated_event",
    "ListView": ".list_view",
    "ListViewId": ".list_view_id",
    "ListViewList": ".list_view_list",
    "LocationInput": ".location_input",
    "LocationValue": ".location_value",
    "Meeting": ".meeting",
    "MeetingBody": ".meeting_body",
    "MeetingData": ".meeting_data",
    "MeetingDate": ".meeting_date",
    "MeetingDateTime": ".meeting_date_time",
    "MeetingId": ".meeting_id",
    "MeetingList": ".meeting_list",
    "MeetingParticipant": ".meeting_participant",
    "MeetingResponse": ".meeting_response",
    "MeetingSort": ".meeting_sort",
    "MeetingTime": ".meeting_time",
    "MemberEmailInput": ".member_email_input",
    "MemberTag": ".member_tag",
    "MergeRecordsBody": ".merge_records_body",
    "MergeRecordsData": ".merge_records_data",
    "MergedRecord": ".merged_record",
    "MergedRecordResponse": ".merged_record_response",
    "NewAttributeConfig": ".new_attribute_config",
    "NewAttributeType": ".new_attribute_type",
    "NewCurrencyConfig": ".new_currency_config",
    "NewDynamicDefault": ".new_dynamic_default",
    "NewLinkedRecord": ".new_linked_record",
    "NewListMemberAccess": ".new_list_member_access",
    "NewParticipant": ".new_participant",
    "NewRecordReferenceConfig": ".new_record_reference_config",
    "NewRelationship": ".new_relationship",
    "NewSpeaker": ".new_speaker",
    "NewStaticDefault": ".new_static_default",
    "NewTranscriptSegment": ".new_transcript_segment",
    "NewWebhookAllFilter": ".new_webhook_all_filter",
    "NewWebhookAnyFilter": ".new_webhook_any_filter",
    "NewWebhookCondition": ".new_webhook_condition",
    "NewWebhookResponse": ".new_webhook_response",
    "NewWebhookSubscription": ".new_webhook_subscription",
    "Note": ".note",
    "NoteContentUpdatedEvent": ".note_content_updated_event",
    "NoteCreatedEvent": ".note_created_event",
    "NoteDeletedEvent": ".note_deleted_event",
    "NoteFormat": ".note_format",
    "NoteId": ".note_id",
    "NoteList": ".note_list",
    "NoteResponse": ".note_response",
    "NoteUpdatedEvent": ".note_updated_event",
    "NumberInput": ".number_input",
    "NumberValue": ".number_value",
    "Object": ".object_",
    "ObjectAttributeCreatedEvent": ".object_attribute_created_event",
    "ObjectAttributeUpdatedEvent": ".object_attribute_updated_event",
    "ObjectId": ".object_id",
    "ObjectList": ".object_list",
    "ObjectResponse": ".object_response",
    "ObjectView": ".object_view",
    "ObjectViewId": ".object_view_id",
    "ObjectViewList": ".object_view_list",
    "OverwriteActivityRecordBody": ".overwrite_activity_record_body",
    "OverwriteActivityRecordData": ".overwrite_activity_record_data",
    "OverwriteEntryBody": ".overwrite_entry_body",
    "OverwriteEntryData": ".overwrite_entry_data",
    "OverwriteMeetingBody": ".overwrite_meeting_body",
    "OverwriteMeetingData": ".overwrite_meeting_data",
    "OverwriteRecordBody": ".overwrite_record_body",
    "OverwriteRecordData": ".overwrite_record_data",
    "Pagination": ".pagination",
    "ParticipantStatus": ".participant_status",
    "PathSort": ".path_sort",
    "PersonalNameInput": ".personal_name_input",
    "PersonalNameValue": ".personal_name_value",
    "PhoneNumberInput": ".phone_number_input",
    "PhoneNumberValue": ".phone_number_value",
    "QueryActivityRecordsBody": ".query_activity_records_body",
    "QueryEntriesBody": ".query_entries_body",
    "QueryRecordsBody": ".query_records_body",
    "QuerySqlBody": ".query_sql_body",
    "RatingInput": ".rating_input",
    "RatingValue": ".rating_value",
    "Record": ".record",
    "RecordCreatedEvent": ".record_created_event",
    "RecordDeletedEvent": ".record_deleted_event",
    "RecordEntry": ".record_entry",
    "RecordEntryList": ".record_entry_list",
    "RecordId": ".record_id",
    "RecordList": ".record_list",
    "RecordMatchInput": ".record_match_input",
    "RecordMergedEvent": ".record_merged_event",
    "RecordReferenceConfig": ".record_reference_config",
    "RecordReferenceInput": ".record_reference_input",
    "RecordReferenceValue": ".record_reference_value",
    "RecordResponse": ".record_response",
    "RecordSearchHit": ".record_search_hit",
    "RecordSearchHits": ".record_search_hits",
    "RecordTag": ".record_tag",
    "RecordUpdatedEvent": ".record_updated_event",
    "RecordValues": ".record_values",
    "RecordedTranscript": ".recorded_transcript",
    "ReplaceEntryValuesBody": ".replace_entry_values_body",
    "ReplaceRecordValuesBody": ".replace_record_values_body",
    "ReplaceValuesData": ".replace_values_data",
    "SearchAsMember": ".search_as_member",
    "SearchAsWorkspace": ".search_as_workspace",
    "SearchRecordsBody": ".search_records_body",
    "SelectInput": ".select_input",
    "SelectOption": ".select_option",
    "SelectOptionId": ".select_option_id",
    "SelectOptionList": ".select_option_list",
    "SelectOptionResponse": ".select_option_response",
    "SelectValue": ".select_value",
    "SortDirection": ".sort_direction",
    "Speaker": ".speaker",
    "SqlResponse": ".sql_response",
    "SqlResult": ".sql_result",
    "StaticActorReferenceValue": ".static_actor_reference_value",
    "StaticCheckboxValue": ".static_checkbox_value",
    "StaticCurrencyValue": ".static_currency_value",
    "StaticDateValue": ".static_date_value",
    "StaticDefault": ".static_default",
    "StaticDomainValue": ".static_domain_value",
    "StaticEmailAddressValue": ".static_email_address_value",
    "StaticInteractionValue": ".static_interaction_value",
    "StaticLocationValue": ".static_location_value",
    "StaticNumberValue": ".static_number_value",
    "StaticPersonalNameValue": ".static_personal_name_value",
    "StaticPhoneNumberValue": ".static_phone_number_value",
    "StaticRatingValue": ".static_rating_value",
    "StaticRecordReferenceValue": ".static_record_reference_value",
    "StaticSelectValue": ".static_select_value",
    "StaticStatusValue": ".static_status_value",
    "StaticTextValue": ".static_text_value",
    "StaticTimestampValue": ".static_timestamp_value",
    "Status": ".status",
    "StatusId": ".status_id",
    "StatusInput": ".status_input",
    "StatusList": ".status_list",
    "StatusResponse": ".status_response",
    "StatusValue": ".status_value",
    "StorageProvider": ".storage_provider",
    "Task": ".task",
    "TaskAssignee": ".task_assignee",
    "TaskAssigneeEmailInput": ".task_assignee_email_input",
    "TaskAssigneeInput": ".task_assignee_input",
    "TaskCreatedEvent": ".task_created_event",
    "TaskDeletedEvent": ".task_deleted_event",
    "TaskId": ".task_id",
    "TaskLinkedRecord": ".task_linked_record",
    "TaskList": ".task_list",
    "TaskRecordInput": ".task_record_input",
    "TaskRecordMatchInput": ".task_record_match_input",
    "TaskResponse": ".task_response",
    "TaskSort": ".task_sort",
    "TaskUpdatedEvent": ".task_updated_event",
    "TextInput": ".text_input",
    "TextValue": ".text_value",
    "Thread": ".thread",
    "ThreadId": ".thread_id",
    "ThreadList": ".thread_list",
    "ThreadResponse": ".thread_response",
    "TimestampInput": ".timestamp_input",
    "TimestampValue": ".timestamp_value",
    "TokenLevel": ".token_level",
    "Transcript": ".transcript",
    "TranscriptResponse": ".transcript_response",
    "TranscriptSegment": ".transcript_segment",
    "UnknownVariant": ".unknown_variant",
    "UnsubscribeEmailsBody": ".unsubscribe_emails_body",
    "UnsubscribeEmailsData": ".unsubscribe_emails_data",
    "UnsubscribedEmail": ".unsubscribed_email",
    "UnsubscribedEmailList": ".unsubscribed_email_list",
    "UpdateActivityBody": ".update_activity_body",
    "UpdateActivityData": ".update_activity_data",
    "UpdateActivityRecordBody": ".update_activity_record_body",
    "UpdateActivityRecordData": ".update_activity_record_data",
    "UpdateAttributeBody": ".update_attribute_body",
    "UpdateAttributeData": ".update_attribute_data",
    "UpdateEntryBody": ".update_entry_body",
    "UpdateEntryData": ".update_entry_data",
    "UpdateListBody": ".update_list_body",
    "UpdateListData": ".update_list_data",
    "UpdateMeetingBody": ".update_meeting_body",
    "UpdateMeetingData": ".update_meeting_data",
    "UpdateNoteBody": ".update_note_body",
    "UpdateNoteData": ".update_note_data",
    "UpdateObjectBody": ".update_object_body",
    "UpdateObjectData": ".update_object_data",
    "UpdateOptionBody": ".update_option_body",
    "UpdateOptionData": ".update_option_data",
    "UpdateRecordBody": ".update_record_body",
    "UpdateRecordData": ".update_record_data",
    "UpdateStatusBody": ".update_status_body",
    "UpdateStatusData": ".update_status_data",
    "UpdateTaskBody": ".update_task_body",
    "UpdateTaskData": ".update_task_data",
    "UpdateWebhookBody": ".update_webhook_body",
    "UpdateWebhookData": ".update_webhook_data",
    "UpdatedEntryId": ".updated_entry_id",
    "UpdatedRecordId": ".updated_record_id",
    "UploadFileBody": ".upload_file_body",
    "UpsertActivityRecordBody": ".upsert_activity_record_body",
    "UpsertActivityRecordData": ".upsert_activity_record_data",
    "UpsertEntryBody": ".upsert_entry_body",
    "UpsertEntryData": ".upsert_entry_data",
    "UpsertRecordBody": ".upsert_record_body",
    "UpsertRecordData": ".upsert_record_data",
    "ValueList": ".value_list",
    "Webhook": ".webhook",
    "WebhookCondition": ".webhook_condition",
    "WebhookEventType": ".webhook_event_type",
    "WebhookFilter": ".webhook_filter",
    "WebhookId": ".webhook_id",
    "WebhookList": ".webhook_list",
    "WebhookOperator": ".webhook_operator",
    "WebhookResponse": ".webhook_response",
    "WebhookStatus": ".webhook_status",
    "WebhookSubscription": ".webhook_subscription",
    "WorkspaceMember": ".workspace_member",
    "WorkspaceMemberCreatedEvent": ".workspace_member_created_event",
    "WorkspaceMemberId": ".workspace_member_id",
    "WorkspaceMemberList": ".workspace_member_list",
    "WorkspaceMemberResponse": ".workspace_member_response",
}

__all__ = (
    "AccessLevel",
    "Activity",
    "ActivityAttributeCreatedEvent",
    "ActivityAttributeId",
    "ActivityAttributeUpdatedEvent",
    "ActivityCreatedEvent",
    "ActivityDeletedEvent",
    "ActivityExtends",
    "ActivityId",
    "ActivityList",
    "ActivityRecord",
    "ActivityRecordCreatedEvent",
    "ActivityRecordDeletedEvent",
    "ActivityRecordId",
    "ActivityRecordList",
    "ActivityRecordResponse",
    "ActivityRecordValues",
    "ActivityResponse",
    "ActivityUpdatedEvent",
    "Actor",
    "ActorInput",
    "ActorReferenceInput",
    "ActorReferenceValue",
    "ActorType",
    "Attribute",
    "AttributeConfig",
    "AttributeId",
    "AttributeList",
    "AttributeRelationship",
    "AttributeResponse",
    "AttributeSort",
    "AttributeTarget",
    "AttributeType",
    "CallRecording",
    "CallRecordingCreatedEvent",
    "CallRecordingId",
    "CallRecordingList",
    "CallRecordingResponse",
    "CallRecordingStatus",
    "CheckboxInput",
    "CheckboxValue",
    "Comment",
    "CommentAuthor",
    "CommentCreatedEvent",
    "CommentDeletedEvent",
    "CommentEntry",
    "CommentEntryInput",
    "CommentId",
    "CommentRecord",
    "CommentRecordInput",
    "CommentResolvedEvent",
    "CommentResponse",
    "CommentUnresolvedEvent",
    "ConnectableProvider",
    "ConnectedFile",
    "ConnectedFolder",
    "ConnectFileBody",
    "ConnectFolderBody",
    "CountryCode",
    "CreateActivityBody",
    "CreateActivityData",
    "CreateActivityRecordBody",
    "CreateActivityRecordData",
    "CreateAttributeBody",
    "CreateAttributeData",
    "CreateCallRecordingBody",
    "CreateCallRecordingData",
    "CreateCommentBody",
    "CreateEntryBody",
    "CreateEntryCommentData",
    "CreateEntryData",
    "CreateFolderBody",
    "CreateListBody",
    "CreateListData",
    "CreateNoteBody",
    "CreateNoteData",
    "CreateObjectBody",
    "CreateObjectData",
    "CreateOptionBody",
    "CreateOptionData",
    "CreateRecordBody",
    "CreateRecordCommentData",
    "CreateRecordData",
    "CreateStatusBody",
    "CreateStatusData",
    "CreateTaskBody",
    "CreateTaskData",
    "CreateThreadCommentData",
    "CreateWebhookBody",
    "CreateWebhookData",
    "CurrencyCode",
    "CurrencyConfig",
    "CurrencyDisplayType",
    "CurrencyInput",
    "CurrencyValue",
    "DatedValue",
    "DateInput",
    "DateValue",
    "DomainInput",
    "DomainValue",
    "DynamicDefault",
    "Email",
    "EmailAddressInput",
    "EmailAddressValue",
    "EmailDirection",
    "EmailId",
    "EmailList",
    "EmailParticipant",
    "EmailRole",
    "Entry",
    "EntryId",
    "EntryList",
    "EntryResponse",
    "EntryValues",
    "ExtendableActivity",
    "FileEntry",
    "FileId",
    "FileList",
    "FileResponse",
    "Folder",
    "Identity",
    "InteractionInput",
    "InteractionType",
    "InteractionValue",
    "LinkedRecord",
    "List",
    "ListAccess",
    "ListAttributeCreatedEvent",
    "ListAttributeId",
    "ListAttributeUpdatedEvent",
    "ListCreatedEvent",
    "ListDeletedEvent",
    "ListEntryCreatedEvent",
    "ListEntryDeletedEvent",
    "ListEntryUpdatedEvent",
    "ListId",
    "ListList",
    "ListMemberAccess",
    "ListMemberAccessLevel",
    "ListResponse",
    "ListUpdatedEvent",
    "ListView",
    "ListViewId",
    "ListViewList",
    "LocationInput",
    "LocationValue",
    "Meeting",
    "MeetingBody",
    "MeetingData",
    "MeetingDate",
    "MeetingDateTime",
    "MeetingId",
    "MeetingList",
    "MeetingParticipant",
    "MeetingResponse",
    "MeetingSort",
    "MeetingTime",
    "MemberEmailInput",
    "MemberTag",
    "MergedRecord",
    "MergedRecordResponse",
    "MergeRecordsBody",
    "MergeRecordsData",
    "NewAttributeConfig",
    "NewAttributeType",
    "NewCurrencyConfig",
    "NewDynamicDefault",
    "NewLinkedRecord",
    "NewListMemberAccess",
    "NewParticipant",
    "NewRecordReferenceConfig",
    "NewRelationship",
    "NewSpeaker",
    "NewStaticDefault",
    "NewTranscriptSegment",
    "NewWebhookAllFilter",
    "NewWebhookAnyFilter",
    "NewWebhookCondition",
    "NewWebhookResponse",
    "NewWebhookSubscription",
    "Note",
    "NoteContentUpdatedEvent",
    "NoteCreatedEvent",
    "NoteDeletedEvent",
    "NoteFormat",
    "NoteId",
    "NoteList",
    "NoteResponse",
    "NoteUpdatedEvent",
    "NumberInput",
    "NumberValue",
    "Object",
    "ObjectAttributeCreatedEvent",
    "ObjectAttributeUpdatedEvent",
    "ObjectId",
    "ObjectList",
    "ObjectResponse",
    "ObjectView",
    "ObjectViewId",
    "ObjectViewList",
    "OverwriteActivityRecordBody",
    "OverwriteActivityRecordData",
    "OverwriteEntryBody",
    "OverwriteEntryData",
    "OverwriteMeetingBody",
    "OverwriteMeetingData",
    "OverwriteRecordBody",
    "OverwriteRecordData",
    "Pagination",
    "ParticipantStatus",
    "PathSort",
    "PersonalNameInput",
    "PersonalNameValue",
    "PhoneNumberInput",
    "PhoneNumberValue",
    "QueryActivityRecordsBody",
    "QueryEntriesBody",
    "QueryRecordsBody",
    "QuerySqlBody",
    "RatingInput",
    "RatingValue",
    "Record",
    "RecordCreatedEvent",
    "RecordDeletedEvent",
    "RecordedTranscript",
    "RecordEntry",
    "RecordEntryList",
    "RecordId",
    "RecordList",
    "RecordMatchInput",
    "RecordMergedEvent",
    "RecordReferenceConfig",
    "RecordReferenceInput",
    "RecordReferenceValue",
    "RecordResponse",
    "RecordSearchHit",
    "RecordSearchHits",
    "RecordTag",
    "RecordUpdatedEvent",
    "RecordValues",
    "ReplaceEntryValuesBody",
    "ReplaceRecordValuesBody",
    "ReplaceValuesData",
    "SearchAsMember",
    "SearchAsWorkspace",
    "SearchRecordsBody",
    "SelectInput",
    "SelectOption",
    "SelectOptionId",
    "SelectOptionList",
    "SelectOptionResponse",
    "SelectValue",
    "SortDirection",
    "Speaker",
    "SqlResponse",
    "SqlResult",
    "StaticActorReferenceValue",
    "StaticCheckboxValue",
    "StaticCurrencyValue",
    "StaticDateValue",
    "StaticDefault",
    "StaticDomainValue",
    "StaticEmailAddressValue",
    "StaticInteractionValue",
    "StaticLocationValue",
    "StaticNumberValue",
    "StaticPersonalNameValue",
    "StaticPhoneNumberValue",
    "StaticRatingValue",
    "StaticRecordReferenceValue",
    "StaticSelectValue",
    "StaticStatusValue",
    "StaticTextValue",
    "StaticTimestampValue",
    "Status",
    "StatusId",
    "StatusInput",
    "StatusList",
    "StatusResponse",
    "StatusValue",
    "StorageProvider",
    "Task",
    "TaskAssignee",
    "TaskAssigneeEmailInput",
    "TaskAssigneeInput",
    "TaskCreatedEvent",
    "TaskDeletedEvent",
    "TaskId",
    "TaskLinkedRecord",
    "TaskList",
    "TaskRecordInput",
    "TaskRecordMatchInput",
    "TaskResponse",
    "TaskSort",
    "TaskUpdatedEvent",
    "TextInput",
    "TextValue",
    "Thread",
    "ThreadId",
    "ThreadList",
    "ThreadResponse",
    "TimestampInput",
    "TimestampValue",
    "TokenLevel",
    "Transcript",
    "TranscriptResponse",
    "TranscriptSegment",
    "UnknownVariant",
    "UnsubscribedEmail",
    "UnsubscribedEmailList",
    "UnsubscribeEmailsBody",
    "UnsubscribeEmailsData",
    "UpdateActivityBody",
    "UpdateActivityData",
    "UpdateActivityRecordBody",
    "UpdateActivityRecordData",
    "UpdateAttributeBody",
    "UpdateAttributeData",
    "UpdatedEntryId",
    "UpdatedRecordId",
    "UpdateEntryBody",
    "UpdateEntryData",
    "UpdateListBody",
    "UpdateListData",
    "UpdateMeetingBody",
    "UpdateMeetingData",
    "UpdateNoteBody",
    "UpdateNoteData",
    "UpdateObjectBody",
    "UpdateObjectData",
    "UpdateOptionBody",
    "UpdateOptionData",
    "UpdateRecordBody",
    "UpdateRecordData",
    "UpdateStatusBody",
    "UpdateStatusData",
    "UpdateTaskBody",
    "UpdateTaskData",
    "UpdateWebhookBody",
    "UpdateWebhookData",
    "UploadFileBody",
    "UpsertActivityRecordBody",
    "UpsertActivityRecordData",
    "UpsertEntryBody",
    "UpsertEntryData",
    "UpsertRecordBody",
    "UpsertRecordData",
    "ValueList",
    "Webhook",
    "WebhookCondition",
    "WebhookEventType",
    "WebhookFilter",
    "WebhookId",
    "WebhookList",
    "WebhookOperator",
    "WebhookResponse",
    "WebhookStatus",
    "WebhookSubscription",
    "WorkspaceMember",
    "WorkspaceMemberCreatedEvent",
    "WorkspaceMemberId",
    "WorkspaceMemberList",
    "WorkspaceMemberResponse",
)


def __getattr__(name: str) -> Any:
    if (module := _MODULES.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(module, __package__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
