using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

/// <summary>What is wrong is said with line and column, and with what was expected.</summary>
[Trait("Source", "bundled")]
public sealed class SyntaxErrorSpecs
{
    [Theory]
    // braces and brackets
    [InlineData("a {\n  b = 1\n", "line 3, column 1: expected a key or '}' (for the '{' at line 1, column 3), found the end of the text")]
    [InlineData("a = { b = 1", "line 1, column 12: expected ',', a new line or '}' (for the '{' at line 1, column 5), found the end of the text")]
    [InlineData("a = [1, 2", "line 1, column 10: expected ',', a new line or ']' (for the '[' at line 1, column 5), found the end of the text")]
    [InlineData("a = [1,, 2]", "line 1, column 8: expected a value or ']' (for the '[' at line 1, column 5), found ','")]
    [InlineData("a = [1 }", "line 1, column 8: expected ',', a new line or ']' (for the '[' at line 1, column 5), found '}'")]
    [InlineData("a = 1 }", "line 1, column 7: expected ',', a new line or the end of the text, found '}'")]
    [InlineData("a = 1\n}", "line 2, column 1: expected a key or the end of the text, found '}'")]
    [InlineData("{ a = 1 } b = 2", "line 1, column 11: expected the end of the text, found 'b'")]
    [InlineData("[1, 2]", "line 1, column 1: expected a field or '{': a configuration is an object, not an array")]
    // fields
    [InlineData("a", "line 1, column 2: expected '=', ':', '+=' or '{' after the key a, found the end of the text")]
    [InlineData("a.b\nc = 1", "line 2, column 1: expected '=', ':', '+=' or '{' after the key a.b, found 'c'")]
    [InlineData("a = ", "line 1, column 5: expected a value, found the end of the text")]
    [InlineData("a { b = }", "line 1, column 9: expected a value, found '}'")]
    [InlineData(", a = 1", "line 1, column 1: expected a key or the end of the text, found ','")]
    [InlineData("a = 1,, b = 2", "line 1, column 7: expected a key or the end of the text, found ','")]
    [InlineData("= 1", "line 1, column 1: expected a key or the end of the text, found '='")]
    [InlineData("${a} = 1", "line 1, column 1: expected a key or the end of the text, found ${a}")]
    [InlineData("a..b = 1", "line 1, column 1: the path 'a..b' has an empty key; write \"\" where that is meant")]
    [InlineData(".a = 1", "line 1, column 1: the path '.a' has an empty key; write \"\" where that is meant")]
    [InlineData("a. = 1", "line 1, column 1: the path 'a.' has an empty key; write \"\" where that is meant")]
    // texts
    [InlineData("a = http://host", "line 1, column 9: expected ',', a new line or the end of the text, found ':' (inside text it needs quotes)")]
    [InlineData("a = b = c", "line 1, column 7: expected ',', a new line or the end of the text, found '=' (inside text it needs quotes)")]
    [InlineData("a = user@host", "line 1, column 9: '@' must stand inside quotes")]
    [InlineData("a = $b", "line 1, column 5: '$' must stand inside quotes")]
    [InlineData("\n\n   a = *", "line 3, column 8: '*' must stand inside quotes")]
    [InlineData("a = \"open\nb = 1", "line 1, column 5: this quoted text is not closed on its line")]
    [InlineData("a = \"open\\\n\"", "line 1, column 5: this quoted text is not closed on its line")]
    [InlineData("a = \"open", "line 1, column 5: this quoted text is not closed on its line")]
    [InlineData("a = \"\"\"open\n\"\"", "line 1, column 5: this triple-quoted text is not closed")]
    [InlineData("a = \"C:\\dir\"", "line 1, column 8: expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")]
    [InlineData("a = \"\\u12\"", "line 1, column 6: expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")]
    [InlineData("a = \"\"\"one\ntwo\"\"\"\nb = *", "line 3, column 5: '*' must stand inside quotes")]
    // substitutions
    [InlineData("a = ${b", "line 1, column 5: this substitution is not closed: expected '}' on the same line")]
    [InlineData("a = ${\"b}", "line 1, column 5: this substitution is not closed: expected '}' on the same line")]
    [InlineData("a = ${b\n}", "line 1, column 5: this substitution is not closed: expected '}' on the same line")]
    [InlineData("a = ${}", "line 1, column 5: the path '' has an empty key; write \"\" where that is meant")]
    [InlineData("a = ${\"b\" = c}", "line 1, column 5: '=' in the path \"b\" = c must stand inside quotes")]
    // includes
    [InlineData("include file(x)", "line 1, column 9: expected the name of a file in quotes, found 'file(x)'")]
    [InlineData("include file(\"x\"", "line 1, column 17: expected ')', found the end of the text")]
    public void Should_say_where_the_document_is_wrong_and_what_was_expected(string document, string expected) =>
        Should.Throw<FormatException>(() => ConfigurationFactory.ParseString(document)).Message.ShouldBe(expected);
}
