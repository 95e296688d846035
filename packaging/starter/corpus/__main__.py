"""python3 -m corpus make ..."""

import sys

from corpus.command_line import main

sys.exit(main())
