using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Protocol;

/// <summary>
/// The first line of a resumable client: <c>@hello alice</c>, or <c>@resume=TOKEN;at=17 alice</c>, or with the last event that it has,
/// <c>@resume=TOKEN;at=17;n=123;room=5f3a09c1 alice</c>; a program adds <c>;program</c>.
/// </summary>
/// <param name="Nickname">The nickname that the client asks for; not yet checked.</param>
/// <param name="Token">The resume token of the session to resume or start; null lets the server choose one.</param>
/// <param name="Cursor">How many lines the client has received.</param>
public sealed record Handshake(string Nickname, string? Token, long Cursor)
{
    private const int MinTokenLength = 32, MaxTokenLength = 64;

    /// <summary>The number of the last event that the client has; 0 for none.</summary>
    public long LastEvent { get; init; }

    /// <summary>The room of that number, as <see cref="ControlLine.SessionStarted"/> named it; empty for none.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>Whether the client says that it is a program, and no person types there.</summary>
    public bool IsProgram { get; init; }

    /// <summary>The language that the client asks for; null for the usual.</summary>
    public Language? Language { get; init; }

    /// <summary>Whether a text is a valid resume token: 32 to 64 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static bool IsToken(string text) =>
        text.Length is >= MinTokenLength and <= MaxTokenLength && text.All(char.IsAsciiHexDigit);

    /// <summary>Parses a line from somebody who has no nickname yet.</summary>
    /// <param name="line">The line.</param>
    /// <param name="handshake">The handshake, if the line is one.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out Handshake? handshake)
    {
        handshake = null;
        if (!TaggedLine.TryParse(line, out var tagged))
            return false;
        if (tagged.Has("hello"))
            handshake = new Handshake(tagged.Text, null, 0);
        else if (tagged.Find("resume") is { Length: > 0 } token && tagged.Number("at") is { } cursor)
            handshake = new Handshake(tagged.Text, token, cursor) { LastEvent = tagged.Number("n") ?? 0, Epoch = tagged.Find("room") ?? "" };
        if (handshake is not null && tagged.Has("program"))
            handshake = handshake with { IsProgram = true };
        if (handshake is not null && LanguageNames.TryParse(tagged.Find("lang") ?? "", out var language))
            handshake = handshake with { Language = language };
        return handshake is not null;
    }

    /// <summary>The line as it is sent, without its ending.</summary>
    public string Format()
    {
        var session = Token is null ? "@hello" : $"@resume={Token};at={Cursor}";
        var cursor = Token is null || LastEvent == 0 ? "" : $";n={LastEvent};room={Epoch}";
        var program = IsProgram ? ";program" : "";
        var lang = Language is { } language ? $";lang={LanguageNames.Of(language)}" : "";
        return $"{session}{cursor}{program}{lang} {Nickname}";
    }
}
