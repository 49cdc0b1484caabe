"""Which definitions of a source are test cases, as pytest and unittest collect them."""

from __future__ import annotations

from collections.abc import Sequence

from repo_docs_hook.model.facts import Definition, Facts, Import, Reference

#: Classes whose heirs unittest and its kin collect; they have no test of their own.
TEST_CASES = frozenset(
    """
    unittest.TestCase unittest.IsolatedAsyncioTestCase unittest.case.TestCase
    django.test.TestCase django.test.SimpleTestCase django.test.TransactionTestCase
    django.test.LiveServerTestCase django.test.testcases.TestCase twisted.trial.unittest.TestCase
    testtools.TestCase torch.testing._internal.common_utils.TestCase
    rest_framework.test.APITestCase absl.testing.absltest.TestCase
    """.split()
)


def find_cases(definitions: Sequence[Definition]) -> list[int]:
    """Return the test functions and classes of the module's scope, in source order.

    A class has test methods, or inherits from one of this file that has; or it is named as one
    and inherits from a class of another file, which may have.
    """
    testing = {item.owner for item in definitions if item.kind == "function" and is_test(item)}
    classes = {item.qualname: at for at, item in enumerate(definitions) if item.kind == "class"}

    def has_tests(at: int, seen: frozenset[int] = frozenset()) -> bool:
        item = definitions[at]
        if at in testing:
            return True
        above = {classes.get(base.target[1:], at) for base in item.bases if base.target[:1] == ":"}
        return any(has_tests(each, seen | {at}) for each in above - seen - {at})

    def is_case(at: int, item: Definition) -> bool:
        if item.kind == "function":
            return is_test(item)
        if item.kind == "variable":
            return item.name.startswith("Test") and item.signature.endswith(".TestCase")
        collected = item.kind == "class" and (item.name.startswith("Test") or bool(item.bases))
        return collected and (has_tests(at) or _may_inherit(item))

    return [at for at, item in enumerate(definitions) if item.owner < 0 and is_case(at, item)]


def holds_tests(facts: Facts) -> bool:
    """Tell whether a file that is named as a test holds one, maybe one of another file."""
    loads = any(item.qualname == "load_tests" for item in facts.definitions)
    return loads or bool(find_cases(facts.definitions)) or any(map(_brings_tests, facts.imports))


def is_test(item: Definition) -> bool:
    """Tell whether a function or method is named as a test, and no fixture."""
    is_fixture = any(each.target.endswith("fixture") for each in item.decorators)
    return (item.name.startswith("test") or item.name == "runTest") and not is_fixture


def _may_inherit(item: Definition) -> bool:
    """Whether a class that is named as a test case inherits from one of another file."""
    named = item.name.startswith("Test") or item.name.endswith(("Test", "Tests"))
    is_case = any(base.target in TEST_CASES for base in item.bases)
    return (named or is_case) and any(map(_is_foreign, item.bases))


def _is_foreign(base: Reference) -> bool:
    is_own = base.target.startswith((":", "builtins.", "typing.")) or base.target in TEST_CASES
    return not is_own and "=" not in base.text


def _brings_tests(used: Import) -> bool:
    """Whether an import takes test functions from another file, or all of a file of tests."""
    if used.name == "*":
        return "test" in used.module
    return used.owner < 0 and used.bound.startswith("test_")
