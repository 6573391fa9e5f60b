using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaChat.Settings.Tests;

/// <summary>What is read from a file is what Akka's own parser reads from it.</summary>
public sealed class HoconSpecs : SettingsScenario
{
    [Theory]
    [InlineData("app.free { a = 1, b { c = x y } }")]
    [InlineData("app.free.a.b = 1\napp.free.a.c = 2\napp { free.a { d : 3 } }")]
    [InlineData("app.free { \"a.b\" { c = \"d,e\" }\n \"/user/*\".x = 1 }")]
    [InlineData("app.free.a = \"\\t\\u0041\\\\ b\" # c")]
    [InlineData("app.free.a = \"\"\"x\n  \\\"y\"\"\"")]
    [InlineData("app.free.a = \"x\" y  \"z\"")]
    [InlineData("app.free.a = [1, \"2\", x y]")]
    [InlineData("app.free.a = [\n  1\n  2 # two\n]\n")]
    [InlineData("app.free { a = 1 // one\n\n# two\nb = 2 }")]
    [InlineData("{ \"app\" : { \"free\" : { \"a\" : true } } }")]
    [InlineData("app.free.empty { }")]
    public async Task Should_read_what_akka_reads(string hocon)
    {
        var layers = await LayersAsync(hocon);

        Flat(layers.Hocon.GetValue("app.free")).ShouldBe(Flat(ConfigurationFactory.ParseString(hocon).GetValue("app.free")));
    }

    [Fact]
    public void Should_read_the_defaults_as_akka_reads_them() =>
        Flat(Lowest().Hocon.Root).ShouldBe(Flat(ConfigurationFactory.ParseString(Defaults).Root));

    private static List<string> Flat(HoconValue value, string path = "")
    {
        if (value.IsObject())
            return [.. value.GetObject().Items.OrderBy(item => item.Key, StringComparer.Ordinal).SelectMany(item => Flat(item.Value, $"{path}/{item.Key}"))];
        return [value.IsArray() ? $"{path} = [{string.Join('|', value.GetStringList())}]" : $"{path} = {value.GetString()}"];
    }
}
