namespace AkkaChat.Settings.Tests;

public sealed class SyntaxErrorSpecs : SettingsScenario
{
    private Layers<App>? _lowest;

    [Theory]
    [InlineData("app {\n  port = 1\n", 1, "this { has no }")]
    [InlineData("app { line {\n", 1, "this { has no }")]
    [InlineData("app { port = 1 }\n}\napp.host = x", 2, "this } has no {")]
    [InlineData("app.port = 1 }\napp.host = x", 1, "this } has no {")]
    [InlineData("app.tags = [a, b\n", 1, "the list app.tags has no ]")]
    [InlineData("app.tags = [a, b\napp.port = 1", 2, "unexpected = in app.tags: put a text with such characters in quotes")]
    [InlineData("app.tags = [a, b]]", 1, "unexpected ] after the value of app.tags: put a text with such characters in quotes")]
    [InlineData("app.tags = [\"a\" = 1]", 1, "unexpected = in app.tags: put a text with such characters in quotes")]
    [InlineData("app {\n tags = [a, b\n}", 2, "the list app.tags has no ]")]
    [InlineData("app.tags = [a, , b]", 1, "unexpected , in app.tags: put a text with such characters in quotes")]
    [InlineData("app.tags = [[a], b]", 1, "unexpected [ in app.tags: put a text with such characters in quotes")]
    [InlineData("app.host = \"x\napp.port = 1", 1, "this text has no closing \"")]
    [InlineData("app.host = \"\"\"x\n\napp.port = 1", 1, "this text has no closing \"\"\"")]
    [InlineData("app.host = \"\\x\"", 1, "unknown escape: use \\\\ for a backslash, \\n, \\t, \\\" or \\u and four digits")]
    [InlineData("app.host = \"\\u12", 1, "unknown escape: use \\\\ for a backslash, \\n, \\t, \\\" or \\u and four digits")]
    [InlineData("app.host =\napp.port = 1", 1, "app.host has no value: use \"\" for an empty text")]
    [InlineData("app.host = # nothing", 1, "app.host has no value: use \"\" for an empty text")]
    [InlineData("app { host = , port = 1 }", 1, "app.host has no value: use \"\" for an empty text")]
    [InlineData("app.host\napp.port = 1", 1, "app.host has no value: use = and a value, or { and } around a section")]
    [InlineData("just some words", 1, "just has no value: use = and a value, or { and } around a section")]
    [InlineData("app.host = ::1", 1, "unexpected : in app.host: put a text with such characters in quotes")]
    [InlineData("app.host = http://x", 1, "unexpected : in app.host: put a text with such characters in quotes")]
    [InlineData("app { host = x port = 1 }", 1, "unexpected = in app.host: put a text with such characters in quotes")]
    [InlineData("app.host = a&b", 1, "unexpected & in app.host: put a text with such characters in quotes")]
    [InlineData("app.host = x { port = 1 }", 1, "unexpected { in app.host: put a text with such characters in quotes")]
    [InlineData("app.line { } { }", 1, "unexpected { where the name of a setting should be: put a text with such characters in quotes")]
    [InlineData("= 5", 1, "unexpected = where the name of a setting should be: put a text with such characters in quotes")]
    [InlineData("app..port = 1", 1, "unexpected . where the name of a setting should be: put a text with such characters in quotes")]
    [InlineData("app.", 1, "the file ends where the name of a setting should be")]
    [InlineData("app.tags += c", 1, "+= is not supported: write the whole list app.tags")]
    [InlineData("app.host = ${x}", 1, "${…} is not supported in app.host: write the value itself")]
    [InlineData("app.host = ${?HOST}", 1, "${…} is not supported in app.host: write the value itself")]
    [InlineData("app.host = a${app.host}", 1, "${…} is not supported in app.host: write the value itself")]
    [InlineData("app.port = 1\n\napp { port = 2 }", 3, "app.port is set twice: it is in line 1 too")]
    [InlineData("include file(\"x.conf\")", 1, "an include is written include \"FILE\"")]
    [InlineData("include required(\"x.conf\")", 1, "an include is written include \"FILE\"")]
    public async Task Should_name_the_line_and_say_what_is_wrong(string hocon, int line, string message) =>
        (await ErrorAsync(hocon)).ShouldBe($"{InFolder("bad.conf")}:{line}: {message}");

    [Fact]
    public async Task Should_refuse_a_name_that_is_too_long() =>
        (await ErrorAsync(new string('x', 500_000) + " = 1")).ShouldBe($"{InFolder("bad.conf")}:1: a name with more than 100 characters");

    [Fact]
    public async Task Should_shorten_a_long_value() =>
        (await ErrorAsync("app.port = " + new string('1', 500_000))).Length.ShouldBeLessThan(500);

    [Theory]
    [InlineData("{")]
    [InlineData("a.")]
    [InlineData("a{")]
    [InlineData("a=[")]
    [InlineData("a={")]
    [InlineData("[")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("app.")]
    [InlineData("app{")]
    public async Task Should_refuse_deep_nesting_without_delay(string part) =>
        (await ErrorAsync(string.Concat(Enumerable.Repeat(part, 100_000)))).ShouldStartWith($"{InFolder("bad.conf")}:1: ");

    [Fact]
    public async Task Should_refuse_every_beginning_of_a_file_in_one_line_or_read_it()
    {
        const string Text = "app { # x\n  host = \"a\\u00e9\\n\" b, port : 1\n  tags = [a, \"b\"]\n  line { most = 1 KiB }\n}\napp.mood = \"\"\"merry\"\"\"\n";

        for (var length = 1; length <= Text.Length; length++)
            await ReadAsync(Text[..length]);
    }

    [Fact]
    public async Task Should_refuse_any_mixture_of_characters_in_one_line_or_read_it()
    {
        string[] parts = ["app", ".", "port", "host", "tags", "free", "x", " ", "\n", "=", ":", "+=", "{", "}", "[", "]", ",", "\"", "\"\"\"", "\\", "\\u", "#", "//", "$", "${", "?", "null", "1", "include", "é", "\t", "\uFEFF"];
        var random = new Random(20);

        for (var round = 0; round < 1_000; round++)
            await ReadAsync("app.free {" + string.Concat(random.GetItems(parts, random.Next(1, 25))) + (round % 2 == 0 ? "}" : ""));
    }

    private async Task ReadAsync(string hocon)
    {
        var (layers, file) = (_lowest ??= Lowest(), Write("any.conf", hocon));
        var error = await WithinTimeLimitAsync(() =>
        {
            try
            {
                layers.With(file);
                return null;
            }
            catch (SettingsException e)
            {
                return e.Message;
            }
        });

        if (error is null)
            return;
        error.ShouldContain(file, customMessage: hocon);
        error.Any(char.IsControl).ShouldBeFalse($"{hocon}\n{error}");
        error.ShouldNotContain("Exception", Case.Sensitive);
    }
}
