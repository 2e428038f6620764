"""Builds each packet that is named on standard input, one expression of scapy a line, as hex."""
import logging
import sys

logging.getLogger("scapy.runtime").setLevel(logging.ERROR)
from scapy.all import *  # noqa: F401,F403,E402

for line in sys.stdin:
    print(raw(eval(line)).hex(), flush=True)
