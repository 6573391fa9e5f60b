using System.Text.Json;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>Reads one JSON object a line from a script, as docs/JSON.md defines.</summary>
internal static class JsonInput
{
    /// <summary>The kinds of lines that can be read back.</summary>
    public const string Said = "said", Acted = "acted";

    /// <summary>Converts a line of the input to what is sent; null when nothing is.</summary>
    /// <exception cref="FormatException">The line is not as documented. The message continues the words "line 3 of the input".</exception>
    public static string? Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        using var json = Parse(line);
        var input = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement : throw Wrong("is no JSON object", line);
        var text = Find(input, "text", line);
        var command = Find(input, "command", line);
        return Find(input, "kind", line) switch
        {
            null or Said when text is not null => TextLine.Escape(text),
            null when command is not null => CheckCommand(command),
            Acted when text is not null => $"{CommandNames.Me} {text}",
            null or Said or Acted => throw Wrong("has neither \"text\" nor \"command\"", line),
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

    private static string? Find(JsonElement input, string name, string line)
    {
        if (!input.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.GetString() ?? throw new InvalidOperationException("null");
        }
        catch (InvalidOperationException)
        {
            // GetString throws this for half a surrogate pair too.
            throw Wrong($"has a \"{name}\" that is no string", line);
        }
    }

    private static string CheckCommand(string command) => command.StartsWith('/') && !command.Contains('\n', StringComparison.Ordinal)
        ? command
        : throw Wrong("has a \"command\" that is not one line beginning with a slash", command);

    private static FormatException Wrong(string what, string line) => new($"{what}: {Sanitizer.Clean(line)}");
}
