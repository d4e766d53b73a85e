"""Builds the gazetteer from its sources. Run by developers only: see build.py."""
