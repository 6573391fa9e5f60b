using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Protocol;

/// <summary>The first line of a program that wants tags: <c>@hello alice</c>, or <c>@resume=TOKEN;at=17 alice</c>.</summary>
/// <param name="Nickname">What it wants to be called; not yet checked.</param>
/// <param name="Token">The session that it wants to go on with, or to begin when there is none; null for one of the server's choice.</param>
/// <param name="At">How many lines it has.</param>
public sealed record Handshake(string Nickname, string? Token, long At)
{
    private const int LeastTokenLength = 32, MostTokenLength = 64;

    /// <summary>Whether a session may have this token: 32 to 64 hexadecimal digits.</summary>
    /// <param name="text">What a program has chosen.</param>
    public static bool IsToken(string text) =>
        text.Length is >= LeastTokenLength and <= MostTokenLength && text.All(char.IsAsciiHexDigit);

    /// <summary>Reads the line.</summary>
    /// <param name="line">A line of somebody who has no nickname yet.</param>
    /// <param name="handshake">The handshake, if the line is one.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out Handshake? handshake)
    {
        handshake = null;
        if (!TaggedLine.TryParse(line, out var tagged))
            return false;
        if (tagged.Has("hello"))
            handshake = new Handshake(tagged.Text, null, 0);
        else if (tagged.Find("resume") is { Length: > 0 } token && tagged.Number("at") is { } at)
            handshake = new Handshake(tagged.Text, token, at);
        return handshake is not null;
    }
}
