using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>One JSON object a line for what happens, as docs/JSON.md says.</summary>
internal static class JsonOutput
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
}
