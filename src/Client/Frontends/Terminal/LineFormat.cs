using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Formats lines for the screen. Whatever the server sends, the result cannot control the terminal.</summary>
internal sealed class LineFormat(Theme theme, bool hasBell)
{
    private const string Bell = "\a";

    // As wide as a time and a space.
    private const string NoTime = "      ";

    /// <summary>A line from the server.</summary>
    public string Line(RoomLine line, string? ownNickname, bool isHistory = false)
    {
        var isMention = Mention.IsIn(line, ownNickname);
        var bell = isMention && hasBell && !isHistory ? Bell : "";
        return $"{bell}{theme.Dim($"{line.Time.ToLocalTime():HH:mm}")} {Body(line, isMention)}";
    }

    /// <summary>A message of the client itself, with the time.</summary>
    public string Notice(string text) => theme.Dim($"{DateTimeOffset.Now:HH:mm} --- {Sanitizer.Clean(text)}");

    /// <summary>The date of the lines that follow.</summary>
    public string Day(DateOnly day) => theme.Dim($"{NoTime}--- {day:yyyy-MM-dd}");

    /// <summary>An answer to the user.</summary>
    public string Answer(string text) => theme.Dim(NoTime + Sanitizer.Clean(text));

    /// <summary>A refusal of the user's input.</summary>
    public string Refusal(string text) => theme.Warning($"{NoTime}! {Sanitizer.Clean(text)}");

    private string Body(RoomLine line, bool isMention)
    {
        var text = Sanitizer.Clean(line.Text);
        if (isMention)
            text = theme.Mention(text);
        var nick = theme.Nickname(Sanitizer.Clean(line.Nick));
        return line.Kind switch
        {
            RoomLineKind.Said => $"{nick}: {text}",
            RoomLineKind.Acted => $"** {nick} {text}",
            RoomLineKind.Whispered => $"{nick} → {theme.Nickname(Sanitizer.Clean(line.To))}: {text}",
            RoomLineKind.Refusal => theme.Warning($"! {text}"),
            _ => theme.Dim(Sanitizer.Clean(line.Raw)),
        };
    }
}
