using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>How things colorSupport on the screen. Nothing in them can act on the terminal, whatever the server sends.</summary>
internal sealed class LineFormat(Theme theme, bool rings)
{
    private const string Bell = "\a";

    // As wide as a time and a space.
    private const string NoTime = "      ";

    /// <summary>A line from the server.</summary>
    public string Line(RoomLine line, string? ownNickname)
    {
        var isMention = Mention.IsIn(line, ownNickname);
        var bell = isMention && rings ? Bell : "";
        return $"{bell}{theme.Dim($"{line.Time.ToLocalTime():HH:mm}")} {Body(line, isMention)}";
    }

    /// <summary>Something that has happened to the client, now.</summary>
    public string Notice(string text) => theme.Dim($"{DateTimeOffset.Now:HH:mm} --- {Sanitizer.Clean(text)}");

    /// <summary>That the lines from here on are of another day.</summary>
    public string Day(DateOnly day) => theme.Dim($"{NoTime}--- {day:yyyy-MM-dd}");

    /// <summary>An answer to what the user did.</summary>
    public string Answer(string text) => theme.Dim(NoTime + Sanitizer.Clean(text));

    /// <summary>A refusal of what the user did.</summary>
    public string Refusal(string text) => theme.Warning($"{NoTime}! {Sanitizer.Clean(text)}");

    private string Body(RoomLine line, bool isMention)
    {
        var text = Sanitizer.Clean(line.Text);
        if (isMention)
            text = theme.Mention(text);
        var nick = theme.Nickname(Sanitizer.Clean(line.Nick));
        return line.Kind switch
        {
            "said" => $"{nick}: {text}",
            "acted" => $"** {nick} {text}",
            "whispered" => $"{nick} → {theme.Nickname(Sanitizer.Clean(line.To))}: {text}",
            "refusal" => theme.Warning($"! {text}"),
            _ => theme.Dim(Sanitizer.Clean(line.Raw)),
        };
    }
}
