from setuptools import setup

setup(name="counting")
