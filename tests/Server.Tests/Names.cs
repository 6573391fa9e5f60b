using AkkaChat.Protocol;

namespace AkkaChat.Server.Tests;

/// <summary>People for the tests.</summary>
internal static class Names
{
    public static readonly Nickname Alice = Nick("alice");
    public static readonly Nickname Bob = Nick("bob");
    public static readonly Nickname Carol = Nick("carol");

    public static Nickname Nick(string text) => Nickname.TryParse(text, out var nickname, out var refusal)
        ? nickname
        : throw new ArgumentException($"{refusal}", nameof(text));
}
