using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>Writes one JSON object a line for the server's lines, as docs/JSON.md defines.</summary>
internal static class JsonOutput
{
    // Escaping for web pages would make other scripts unreadable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="refused">The user's line that it refuses, if it refuses one.</param>
    public static string Write(RoomLine line, string? refused = null)
    {
        var json = new JsonObject { ["kind"] = KindName(line.Kind) };
        if (line.Number is { } number)
            json["n"] = number;
        json["time"] = line.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        if (line.Nicks.Count > 0)
            json["nicks"] = new JsonArray([.. line.Nicks.Select(nick => JsonValue.Create(nick))]);
        if (line.Lines is { } lines)
            json["lines"] = lines;
        foreach (var (name, value) in new[] { ("nick", line.Nick), ("to", line.To), ("text", line.Text), ("refuses", refused ?? "") })
        {
            if (value.Length > 0)
                json[name] = value;
        }
        return json.ToJsonString(Readable);
    }

    private static string KindName(RoomLineKind kind) => kind switch
    {
        RoomLineKind.Said => JsonInput.Said,
        RoomLineKind.Acted => JsonInput.Acted,
        RoomLineKind.Pasted => "pasted",
        RoomLineKind.Joined => "joined",
        RoomLineKind.Left => "left",
        RoomLineKind.LeftTogether => "left-together",
        RoomLineKind.Renamed => "renamed",
        RoomLineKind.Whispered => "whispered",
        RoomLineKind.MemberList => "here",
        RoomLineKind.Notice => "notice",
        _ => "refusal",
    };
}
