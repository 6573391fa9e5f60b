using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AkkaChat.Client;

/// <summary>
/// One JSON object a line. Out: kind (said, acted, joined, left, renamed, whispered, notice, refusal), n (the number, for what
/// everybody was told), time, nick, to, text, refuses (what this client said), each where it makes sense. In: text.
/// </summary>
internal static class JsonLines
{
    // Not for a web page: every script stays readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RoomLine line)
    {
        var json = new JsonObject { ["kind"] = line.Kind };
        if (line.Number is { } number)
            json["n"] = number;
        json["time"] = line.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        foreach (var (name, value) in new[] { ("nick", line.Nick), ("to", line.To), ("text", line.Text), ("refuses", line.Refuses ?? "") })
        {
            if (value.Length > 0)
                json[name] = value;
        }
        return json.ToJsonString(Readable);
    }

    /// <summary>The text to say.</summary>
    /// <exception cref="ClientException">It is no object with a text.</exception>
    public static string Read(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject json && json["text"] is JsonValue text && text.TryGetValue<string>(out var value))
                return value;
        }
        catch (JsonException)
        {
            // Told below, like an object without a text.
        }
        throw new ClientException($"this line of the input is no JSON object with a \"text\": {line}");
    }
}
