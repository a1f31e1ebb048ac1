"""`make bench`: the figures that matter, as ratios measured in one run, against their bounds."""

from __future__ import annotations

import sys

from benchmarks import connections, page, requests, start
from tests.support import remote


def main() -> int:
    with remote.emulator(read=None, write=None) as server:
        paged = page.measure()
        begun = start.measure(server.url, server.token)
        gets = requests.measure(server.url, server.token)
        opened = connections.measure(server.url, server.token)
    rows = [
        ("page of 500 to records, 3 attributes read / msgspec.json.decode", paged["three_attributes_ratio"], 0.6),
        ("page of 500 to records, all attributes read / msgspec.json.decode", paged["all_attributes_ratio"], 2.5),
        ("import aioattio; Attio('x') / import httpx", begun["import_ratio"], 1.6),
        ("start to first answer / bare httpx", begun["first_ratio"], 1.3),
        ("CPU of a GET at 50 at once / bare httpx with sniffio", gets["ratio_httpx"], 1.15),
        ("the same with the [aiohttp] extra / bare httpx with sniffio", gets["ratio_aiohttp"], 0.3),
        ("connections of 500 requests at 50 at once, httpx", opened["httpx"], 52),
        ("connections of 500 requests at 50 at once, aiohttp", opened["aiohttp"], 52),
    ]
    for name, value, bound in rows:
        print(f"{'ok  ' if value <= bound else 'OVER'} {value:7.2f}  (at most {bound:g})  {name}")
    print(
        f"     absolute: page {paged['three_attributes_ms']:.1f} ms (all read {paged['all_attributes_ms']:.1f}), "
        f"import {begun['import_ms']:.0f} ms (httpx {begun['import_httpx_ms']:.0f}), first answer "
        f"{begun['first_ms']:.0f} ms (httpx {begun['first_httpx_ms']:.0f}), bare httpx {gets['bare_us']:.0f} us per GET"
    )
    return int(any(value > bound for _, value, bound in rows))


if __name__ == "__main__":
    sys.exit(main())
