using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Rooms.Mapping;

/// <summary>The server's own texts as the log has them and as they pass between nodes: whoever reads one says it in any language.</summary>
internal static class TextMapping
{
    /// <summary>The stored form of a text; null for none.</summary>
    public static Text? ToMessage(ServerText? text)
    {
        if (text is null)
            return null;
        var message = new Text { Pattern = text.Pattern };
        message.Values.Add(text.Values.Select(value => value is ServerText part
            ? new Text.Types.Value { Text = ToMessage(part) }
            : new Text.Types.Value { Plain = (string)value }));
        return message;
    }

    /// <summary>The text; null for none.</summary>
    /// <param name="message">Its stored form.</param>
    /// <param name="plain">What an earlier version stored.</param>
    public static ServerText? ToText(Text? message, string plain = "") =>
        message is not null ? ToText(message) : plain.Length > 0 ? ServerText.Verbatim(plain) : null;

    /// <summary>The text.</summary>
    public static ServerText ToText(Text message) =>
        ServerText.Restore(message.Pattern, message.Values.Select(value => value.Text is { } part ? (object)ToText(part) : value.Plain));
}
