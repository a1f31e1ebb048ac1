"""A small company's Attio in the emulator: the workspace that `my_workspace.py` was pulled from.

python examples/workspace.py        serves it, to try `aioattio schema pull` and `aioattio schema graph` on
"""

import asyncio

from aioattio.emulator import Emulator

WORKSPACE_ID = "5f0e3c1a-7b9d-4c7e-9a43-0d1b2e6f8a11"


def furnish(emulator: Emulator) -> None:
    """What this company has added to a new workspace. The emulator must have `WORKSPACE_ID`, for ids follow from it."""
    emulator.create_attribute(
        "companies",
        "Annual revenue",
        "revenue",
        "currency",
        description="Of the last year that was closed.",
        config={"currency": {"default_currency_code": "EUR", "display_type": "symbol"}},
    )
    emulator.create_attribute("companies", "Customer since", "customer_since", "date")
    emulator.create_attribute("people", "Newsletter", "newsletter", "checkbox")

    emulator.create_object("projects", "Project", "Projects")
    emulator.create_attribute("projects", "Name", "name", "text", is_required=True)
    emulator.create_attribute("projects", "Code", "code", "text", is_unique=True, description='As in "P-2041".')
    emulator.create_attribute("projects", "Phase", "phase", "select", choices=("Offer", "Running", "Done"))
    emulator.create_attribute("projects", "Skills", "skills", "select", is_multiselect=True, choices=("Looms", "Gears"))
    emulator.create_attribute("projects", "Due", "due", "date")
    emulator.create_attribute("projects", "Satisfaction", "satisfaction", "rating")
    emulator.create_attribute("projects", "3D model", "3d-model", "text", description="Where the drawings are.")
    emulator.create_attribute(
        "projects",
        "Client",
        "client",
        "record-reference",
        config={"record_reference": {"allowed_objects": ["companies"]}},
        relationship={"object": "companies", "title": "Projects", "api_slug": "projects", "is_multiselect": True},
    )

    emulator.create_list("Sales", "sales", "companies")
    emulator.create_attribute(
        "sales", "Stage", "stage", "status", target="lists", choices=("Lead", "Talking", "Won", "Lost")
    )
    emulator.create_attribute("sales", "Chance", "chance", "number", target="lists", description="In percent.")


def make_emulator() -> Emulator:
    """Not running yet, with the workspace in it."""
    emulator = Emulator(workspace_id=WORKSPACE_ID)
    furnish(emulator)
    return emulator


async def main() -> None:
    async with make_emulator() as emulator:
        print(f"export ATTIO_BASE_URL={emulator.url}\nexport ATTIO_API_KEY={emulator.token}")
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("stopped")
