using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

/// <summary>Documents and what they mean: each row is a document, a path and the text found there.</summary>
public sealed class DocumentSpecs
{
    [Theory]
    // Braces, separators, comments
    [InlineData("a = 1", "a", "1")]
    [InlineData("{ a : 1 }", "a", "1")]
    [InlineData("a { b { c = x } }", "a.b.c", "x")]
    [InlineData("a = { b = 1, c = 2 }", "a.c", "2")]
    [InlineData("""{ "a" : { "b" : "c" } }""", "a.b", "c")]
    [InlineData("a = 1\nb = 2\n", "b", "2")]
    [InlineData("# first\na = 1 # second\n// third\nb = 2 // fourth", "a", "1")]
    [InlineData("a = 1 // second\nb = 2", "b", "2")]
    public void Should_find_the_value_at_a_path(string document, string path, string expected) =>
        ConfigurationFactory.ParseString(document).GetString(path).ShouldBe(expected);

    [Fact]
    public void Should_read_the_reference_configuration()
    {
        var config = ConfigurationFactory.Default();
        config.GetString("akka.loglevel").ShouldBe("INFO");
        config.GetTimeSpan("akka.actor.ask-timeout").ShouldBe(Timeout.InfiniteTimeSpan);
        config.GetConfig("akka.coordinated-shutdown").GetStringList("phases.service-stop.depends-on").ShouldBe(["service-requests-done"]);
    }
}
