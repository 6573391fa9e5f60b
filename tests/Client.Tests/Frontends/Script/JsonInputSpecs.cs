using AkkaChat.Client.Frontends.Script;

namespace AkkaChat.Client.Tests.Frontends.Script;

public sealed class JsonInputSpecs
{
    [Theory]
    [InlineData("""{"text":"hi"}""", "hi")]
    [InlineData("""{"text":""}""", "")]
    [InlineData("""{"text":"/q"}""", "//q")]
    [InlineData("""{"text":"//q"}""", "///q")]
    [InlineData("""{"text":"\u200b/q"}""", "//q")]
    [InlineData("""{"text":"one\n/two"}""", "one\n//two")]
    [InlineData("""{"kind":"said","n":7,"nick":"bob","text":"/hi"}""", "//hi")]
    [InlineData("""{"kind":"acted","n":7,"nick":"bob","text":"waves"}""", "/me waves")]
    [InlineData("""{"command":"/msg alice hi"}""", "/msg alice hi")]
    [InlineData("""{"text":"hi","colour":{"a":[1]}}""", "hi")]
    [InlineData("""{"text":"a","text":"b"}""", "b")]
    public void Should_say_what_an_object_asks_for(string line, string said) => JsonInput.Read(line).ShouldBe(said);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("""{"kind":"whispered","nick":"bob","to":"al","text":"psst"}""")]
    [InlineData("""{"kind":"joined","n":7,"nick":"bob"}""")]
    [InlineData("""{"kind":"something new","command":"/q"}""")]
    public void Should_ignore_what_nobody_is_to_say(string line) => JsonInput.Read(line).ShouldBeNull();

    [Theory]
    [InlineData("hi", "is no JSON: hi")]
    [InlineData("{\"text\":\"a\"", "is no JSON: {\"text\":\"a\"")]
    [InlineData("\u001b[2J", "is no JSON: [2J")]
    [InlineData("\"hi\"", "is no JSON object: \"hi\"")]
    [InlineData("[]", "is no JSON object: []")]
    [InlineData("{}", "has neither \"text\" nor \"command\": {}")]
    [InlineData("""{"kind":"said"}""", """has neither "text" nor "command": {"kind":"said"}""")]
    [InlineData("""{"kind":"said","command":"/q"}""", """has neither "text" nor "command": {"kind":"said","command":"/q"}""")]
    [InlineData("""{"text":3}""", """has a "text" that is no string: {"text":3}""")]
    [InlineData("""{"text":"\ud800"}""", """has a "text" that is no string: {"text":"\ud800"}""")]
    [InlineData("""{"kind":null,"text":"a"}""", """has a "kind" that is no string: {"kind":null,"text":"a"}""")]
    [InlineData("""{"command":"who"}""", "has a \"command\" that is not one line beginning with a slash: who")]
    [InlineData("""{"command":"/me a\n/q"}""", "has a \"command\" that is not one line beginning with a slash: /me a/q")]
    public void Should_say_what_is_wrong(string line, string message) =>
        Should.Throw<FormatException>(() => JsonInput.Read(line)).Message.ShouldBe(message);
}
