using System.Text;

namespace AkkaChat.Settings.Tests;

public sealed class UnreadableFileSpecs : SettingsScenario
{
    [Fact]
    public async Task Should_refuse_a_missing_file() =>
        (await ErrorInAsync(InFolder("missing.conf"))).ShouldBe($"cannot read the settings in {InFolder("missing.conf")}: there is no such file");

    [Fact]
    public async Task Should_refuse_a_directory()
    {
        Directory.CreateDirectory(InFolder("folder"));

        (await ErrorInAsync(InFolder("folder"))).ShouldBe($"cannot read the settings in {InFolder("folder")}: it is a directory");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task Should_refuse_what_is_no_file_name(string name) =>
        (await ErrorInAsync(name)).ShouldEndWith(": this is not the name of a file");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n")]
    public async Task Should_refuse_an_empty_file(string hocon) =>
        (await ErrorAsync(hocon)).ShouldBe($"cannot read the settings in {InFolder("bad.conf")}: it is empty");

    [Fact]
    public async Task Should_refuse_bytes_that_are_no_text()
    {
        (await ErrorInAsync(Write("bad.conf", [0xFF, 0xD8, 0xFF, 0xE0]))).ShouldEndWith(": it is not a text file in UTF-8");
        (await ErrorInAsync(Write("bad.conf", Encoding.Unicode.GetBytes("app.port = 1")))).ShouldEndWith(": it is not a text file");
        (await ErrorAsync("app.port = \u001b[31m1")).ShouldEndWith(": it is not a text file");
    }

    [Fact]
    public async Task Should_refuse_a_file_that_is_too_large() =>
        (await ErrorInAsync(Write("bad.conf", Encoding.UTF8.GetBytes(new string('#', 1024 * 1024) + '\n')))).ShouldEndWith(": it is larger than 1 MiB");

    [Fact]
    public async Task Should_refuse_a_file_without_an_end() =>
        (await ErrorInAsync("/dev/zero")).ShouldBe("cannot read the settings in /dev/zero: it is larger than 1 MiB");

    [Fact]
    public async Task Should_name_the_line_of_a_missing_include() =>
        (await ErrorAsync("app.host = x\ninclude \"missing.conf\"")).ShouldBe(
            $"{InFolder("bad.conf")}:2: cannot read the settings in {InFolder("missing.conf")}: there is no such file");

    [Fact]
    public async Task Should_name_the_included_file_with_a_syntax_error()
    {
        var included = Write("included.conf", "port = 1\nhost");

        (await ErrorAsync("app {\n  include \"included.conf\"\n}")).ShouldStartWith($"{included}:2: app.host has no value");
    }

    [Fact]
    public async Task Should_refuse_a_file_that_includes_itself()
    {
        var other = Write("other.conf", "\ninclude \"bad.conf\"");

        (await ErrorAsync("include \"other.conf\"")).ShouldBe($"{other}:2: cannot read the settings in {InFolder("bad.conf")}: it includes itself");
    }

    [Fact]
    public async Task Should_refuse_includes_that_multiply()
    {
        for (var i = 0; i < 30; i++)
            Write($"{i}.conf", $"include \"{i + 1}.conf\"\ninclude \"{i + 1}.conf\"");
        Write("30.conf", "# the last");

        (await ErrorInAsync(InFolder("0.conf"))).ShouldEndWith(": more than 100 files are included");
    }
}
