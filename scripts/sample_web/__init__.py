# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the sample-web renderer, one module a concern, so that each can be read alone."""
