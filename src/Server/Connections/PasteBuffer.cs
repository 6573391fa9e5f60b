using System.Text;
using AkkaChat.Protocol;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Connections;

/// <summary>Gathers the lines that a client sent at once, which are told as one.</summary>
/// <param name="settings">How many they may be.</param>
internal sealed class PasteBuffer(PasteSettings settings)
{
    private readonly StringBuilder _text = new();
    private int _lines;
    private int _bytes;

    // Blank lines, of which the last are left out.
    private int _blank;

    /// <summary>Adds a line; false if it is none of a paste: a command, a damaged line, or one too many.</summary>
    public bool TryAdd(DecodedLine line)
    {
        if (line.Fault != LineFault.None || _lines + _blank == settings.MaxLines || TextOf(LineEdits.Apply(line.Text)) is not { } text)
            return false;
        if (text.Length == 0)
        {
            _blank += _lines == 0 ? 0 : 1;
            return true;
        }
        var bytes = _bytes + _blank + Encoding.UTF8.GetByteCount(text) + 1;
        if (bytes > settings.MaxBytes)
            return false;
        _text.Append('\n', _lines == 0 ? 0 : _blank + 1).Append(text);
        _lines += _blank + 1;
        (_bytes, _blank) = (bytes, 0);
        return true;
    }

    /// <summary>The lines so far, with LF between them; empty for none.</summary>
    /// <param name="lines">How many they are.</param>
    public string Text(out int lines)
    {
        lines = _lines;
        return _text.ToString();
    }

    // What programs print begins with paths: no command has a second slash in its name.
    private static string? TextOf(string line) => ClientLine.Parse(line) switch
    {
        ClientLine.Say say => say.Text,
        ClientLine.Empty => "",
        ClientLine.Command { Name: var name } when name.Contains('/', StringComparison.Ordinal) => Sanitizer.Clean(line),
        _ => null,
    };
}
