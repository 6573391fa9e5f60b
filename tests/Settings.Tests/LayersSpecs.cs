namespace AkkaChat.Settings.Tests;

public sealed class LayersSpecs : SettingsScenario
{
    [Fact]
    public void Should_read_every_kind_of_setting() =>
        Lowest().Settings.ShouldBe(new App("127.0.0.1", 9999, "a b", "merry", 4096, TimeSpan.FromSeconds(2), Bell: true, Loud: true));

    [Fact]
    public void Should_put_each_file_over_those_before_it_setting_by_setting()
    {
        var layers = Lowest()
            .With(Write("users.conf", "app { host = chat, port = 1, sound.tune = Low }"))
            .With(Write("own.conf", "app.port = 2"));

        layers.Settings.ShouldBe(new App("chat", 2, "a b", "merry", 4096, TimeSpan.FromSeconds(2), Bell: true, Loud: false));
        layers.Hocon.GetInt("app.port").ShouldBe(2);
    }

    [Theory]
    [InlineData("app.line.most = 512", 512)]
    [InlineData("app.line.most = 512 B", 512)]
    [InlineData("app.line.most = \"2k\"", 2048)]
    [InlineData("app.line.most = 2 kB # small", 2000)]
    public async Task Should_read_sizes_with_their_units(string hocon, int bytes) =>
        (await LayersAsync(hocon)).Settings.Most.ShouldBe(bytes);

    [Theory]
    [InlineData("app.line.patience = 1500ms", 1.5)]
    [InlineData("app.line.patience = 0.5 s", 0.5)]
    [InlineData("app.line.patience = 1 minute", 60)]
    public async Task Should_read_times_with_their_units(string hocon, double seconds) =>
        (await LayersAsync(hocon)).Settings.Patience.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("app.tags = []", "")]
    [InlineData("app.tags = [\n  a b\n  \"c,d\"\n]", "a b c,d")]
    [InlineData("app.tags = [a, b,]", "a b")]
    public async Task Should_read_lists(string hocon, string tags) =>
        (await LayersAsync(hocon)).Settings.Tags.ShouldBe(tags);

    [Theory]
    [InlineData("app.host = \"null\"", "null")]
    [InlineData("app.host = \" a \"", " a ")]
    [InlineData("app.host = one  two // three", "one  two")]
    [InlineData("app.host = \"\\u00e9a\\n\\\\\"", "éa\n\\")]
    [InlineData("app.host = \"\"\"a \"b\"\n\\c\"\"\"", "a \"b\"\n\\c")]
    [InlineData("{ \"app\" : { \"host\" : \"json\" } }", "json")]
    [InlineData("app { line { most = 1 KiB }, host = comma }", "comma")]
    [InlineData("app.host = x #", "x")]
    [InlineData("\uFEFFapp.host = x\r\n", "x")]
    [InlineData("app =\n{ host\n=\n\"x\" }", "x")]
    public async Task Should_read_texts_as_they_are_written(string hocon, string host) =>
        (await LayersAsync(hocon)).Settings.Host.ShouldBe(host);

    [Fact]
    public async Task Should_accept_a_file_with_nothing_but_comments() =>
        (await LayersAsync("# app.port = 1\n// nothing\n")).Settings.ShouldBe(Lowest().Settings);

    [Fact]
    public async Task Should_include_files_from_beside_the_file()
    {
        Write("port.conf", "app.port = 4000");

        (await LayersAsync("""include "port.conf" """)).Settings.Port.ShouldBe(4000);
    }

    [Fact]
    public async Task Should_let_the_later_one_count_of_an_include_and_a_setting()
    {
        Write("port.conf", "app.port = 4000");

        (await LayersAsync("app.port = 1\ninclude \"port.conf\"")).Settings.Port.ShouldBe(4000);
        (await LayersAsync("include \"port.conf\"\napp.port = 1")).Settings.Port.ShouldBe(1);
    }

    [Fact]
    public async Task Should_let_anything_stand_in_a_section_that_is_not_checked() =>
        (await LayersAsync("app.free { x = 1, y.z = 2, \"a.b\".c = [1, 2] }")).Hocon.GetInt("app.free.y.z").ShouldBe(2);

    [Fact]
    public void Should_refuse_a_default_that_nobody_reads() =>
        Should.Throw<SettingsException>(() => Lowest($"{Defaults}\nold = 1")).Message.ShouldContain(":9: old is not a setting");

    [Fact]
    public void Should_refuse_defaults_that_lack_a_setting() =>
        Should.Throw<SettingsException>(() => Lowest(Defaults.Replace("port = 9999", "", StringComparison.Ordinal))).Message
            .ShouldBe($"{InFolder("app.conf")}: app.port is missing: see the comments in app.conf");
}
