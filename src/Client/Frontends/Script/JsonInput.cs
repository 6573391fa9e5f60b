using System.Text.Json;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>One JSON object a line for what a script says, as docs/JSON.md says.</summary>
internal static class JsonInput
{
    /// <summary>What to send for a line of the input; null for nothing.</summary>
    /// <exception cref="FormatException">It is not as the documentation says; the message goes on from "line 3 of the input".</exception>
    public static string? Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        using var json = Parse(line);
        var said = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement : throw Wrong("is no JSON object", line);
        var text = Find(said, "text", line);
        var command = Find(said, "command", line);
        return Find(said, "kind", line) switch
        {
            null or "said" when text is not null => Literally(text),
            null when command is not null => Command(command),
            "acted" when text is not null => $"/me {text}",
            null or "said" or "acted" => throw Wrong("has neither \"text\" nor \"command\"", line),
            _ => null,
        };
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            throw Wrong("is no JSON", line);
        }
    }

    private static string? Find(JsonElement said, string name, string line)
    {
        if (!said.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.GetString() ?? throw new InvalidOperationException("null");
        }
        catch (InvalidOperationException)
        {
            // A string with half a character in it is none either.
            throw Wrong($"has a \"{name}\" that is no string", line);
        }
    }

    // Cleaned first, as the server does: an invisible character before the slash must not make a command of it.
    private static string Literally(string text) => string.Join('\n', text.Split('\n').Select(Sanitizer.Clean).Select(line => line.StartsWith('/') ? $"/{line}" : line));

    private static string Command(string command) => command.StartsWith('/') && !command.Contains('\n', StringComparison.Ordinal)
        ? command
        : throw Wrong("has a \"command\" that is not one line beginning with a slash", command);

    private static FormatException Wrong(string what, string line) => new($"{what}: {Sanitizer.Clean(line)}");
}
