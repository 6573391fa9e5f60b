using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>How a line looks on the screen. Nothing in it can act on the terminal, whatever the server sends.</summary>
internal sealed class LineFormat(Theme theme)
{
    public string Format(RoomLine line, string? ownNickname)
    {
        var time = theme.Dim($"{line.Time.ToLocalTime():HH:mm}");
        return $"{time} {Body(line, ownNickname)}";
    }

    /// <summary>Something that the client itself says.</summary>
    public string Format(string notice) => theme.Dim($"--- {Sanitizer.Clean(notice)}");

    /// <summary>Whether somebody else speaks of the user.</summary>
    public static bool IsMention(RoomLine line, string? ownNickname) =>
        line.Kind is "said" or "acted" or "whispered" && ownNickname is not null && line.Nick != ownNickname
        && (line.To == ownNickname || Mentions(line.Text, ownNickname));

    private static bool Mentions(string text, string nickname)
    {
        for (var at = 0; (at = text.IndexOf(nickname, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + nickname.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }

    private string Body(RoomLine line, string? ownNickname)
    {
        var text = Sanitizer.Clean(line.Text);
        if (IsMention(line, ownNickname))
            text = theme.Bold(text);
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
