"""`python -m crossbearing`."""

import sys

from crossbearing.cli import main

sys.exit(main())
