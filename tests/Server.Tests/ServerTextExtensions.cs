using AkkaChat.Protocol;

namespace AkkaChat.Server.Tests;

/// <summary>Checks the server's texts in English.</summary>
internal static class ServerTextExtensions
{
    public static void ShouldBe(this ServerText? text, string? expected) => (text is null ? null : $"{text}").ShouldBe(expected);

    public static void ShouldBe(this IEnumerable<ServerText> texts, IEnumerable<string> expected) => texts.Select(text => $"{text}").ShouldBe(expected);

    public static void ShouldContain(this ServerText? text, string expected) => $"{text}".ShouldContain(expected);

    public static void ShouldStartWith(this ServerText? text, string expected) => $"{text}".ShouldStartWith(expected);

    public static void ShouldEndWith(this ServerText? text, string expected) => $"{text}".ShouldEndWith(expected);
}
