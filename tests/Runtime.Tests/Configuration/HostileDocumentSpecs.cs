using System.Text;
using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

/// <summary>No document, however odd, ends in anything but a configuration or a message.</summary>
[Trait("Source", "bundled")]
public sealed class HostileDocumentSpecs
{
    private const int Many = 20_000;

    // Threads may have as little as this; the stack must suffice there too.
    private const int SmallStack = 256 * 1024;

    [Theory]
    [InlineData("arrays in arrays")]
    [InlineData("objects in objects")]
    [InlineData("a long key, twice")]
    [InlineData("a chain of substitutions")]
    [InlineData("a chain of substitutions of members")]
    [InlineData("a chain of nested substitutions")]
    [InlineData("a field built upon itself")]
    [InlineData("a list appended to")]
    [InlineData("objects over substitutions")]
    [InlineData("objects side by side")]
    public void Should_refuse_what_would_exhaust_the_stack(string what)
    {
        var document = Bomb(what);
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => ConfigurationFactory.ParseString(document)), SmallStack);
        thread.Start();
        thread.Join();
        error.ShouldBeOfType<FormatException>().Message.ShouldStartWith("line ");
    }

    [Fact]
    public void Should_allow_what_nests_reasonably()
    {
        ConfigurationFactory.ParseString($"a = {Repeat(99, _ => "[")}{Repeat(99, _ => "]")}").HasPath("a").ShouldBeTrue();
        ConfigurationFactory.ParseString(Repeat(100, _ => "a += 1\n")).GetStringList("a").Count.ShouldBe(100);
    }

    [Fact]
    public void Should_answer_any_text_with_a_configuration_or_a_message()
    {
        const string Words = "a|b|.|=|:|+=|{|}|[|]|,|\n| |\"|\"\"\"|\\|#|//|${|${?|}|null|on|12s|include |include \"x\"|${a}|${?b}|a=1\n|é|\uD800|+|$|\0";
        var words = Words.Split('|');
        var random = new Random(20_261_122);
        for (var i = 0; i < 20_000; i++)
        {
            var document = Repeat(random.Next(1, 30), _ => words[random.Next(words.Length)]);
            var error = Record.Exception(() => ConfigurationFactory.ParseString(document));
            if (error is not null)
                error.ShouldBeOfType<FormatException>(document);
        }
    }

    private static string Bomb(string name) => name switch
    {
        "arrays in arrays" => "a = " + Repeat(Many, _ => "["),
        "objects in objects" => "a = " + Repeat(Many, _ => "{a="),
        "a long key, twice" => Repeat(2, _ => string.Join('.', Enumerable.Repeat("a", Many)) + " = 1\n"),
        "a chain of substitutions" => Repeat(Many, i => $"a{i} = ${{a{i + 1}}}\n") + $"a{Many} = 1",
        "a chain of substitutions of members" => Repeat(Many, i => $"a{i} = ${{a{i + 1}.x}}\n") + $"a{Many} = 1",
        "a chain of nested substitutions" => Repeat(Many, i => $"a{i} = {{ x = [${{a{i + 1}}}] }}\n") + $"a{Many} = 1",
        "a field built upon itself" => "a = 1\n" + Repeat(Many, _ => "a = ${a}1\n"),
        "a list appended to" => Repeat(Many, _ => "a += 1\n"),
        "objects over substitutions" => "x { b = 1 }\n" + Repeat(Many, _ => "a = ${x}\na { b = ${a.b}2 }\n"),
        "objects side by side" => "x { b = 1 }\na = " + Repeat(Many, _ => "${x} { b = ${a.b}2 } "),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
    };

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
