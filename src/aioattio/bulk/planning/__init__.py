"""What a run would do: what Attio has is read, and compared with what the rows say."""
