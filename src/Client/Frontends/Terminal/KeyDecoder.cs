using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Decodes a terminal's bytes into keys: UTF-8, control characters, xterm's escape sequences, bracketed paste.</summary>
internal sealed class KeyDecoder
{
    private const char Escape = '\e';
    private const string PasteBegin = "\e[200~", PasteEnd = "\e[201~";

    // A longer string is no answer of the terminal.
    private const int MaxStringChars = 1024;

    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private string _rest = "";

    /// <summary>Takes the next bytes. A key that is not complete waits for more.</summary>
    public IEnumerable<Key> Decode(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[_utf8.GetCharCount(bytes, flush: false)];
        _utf8.GetChars(bytes, chars, flush: false);
        _rest += new string(chars);
        return TakeKeys();
    }

    private List<Key> TakeKeys()
    {
        List<Key> keys = [];
        while (_rest.Length > 0 && TryTake(out var key, out var length))
        {
            keys.Add(key);
            _rest = _rest[length..];
        }
        return keys;
    }

    private bool TryTake(out Key key, out int length)
    {
        if (_rest.StartsWith(PasteBegin, StringComparison.Ordinal))
            return TryTakePaste(out key, out length);
        length = 1;
        var first = _rest[0];
        if (first == Escape)
            return TryTakeSequence(out key, out length);
        if (!char.IsControl(first))
        {
            while (length < _rest.Length && !char.IsControl(_rest[length]))
                length++;
            key = new Key("Text", _rest[..length]);
            return true;
        }
        key = new Key(first switch
        {
            '\r' or '\n' => "Enter",
            '\t' => "Tab",
            '\b' or '\u007F' => "Backspace",
            < ' ' => $"Ctrl+{(char)(first + '@')}",
            _ => "",
        });
        return true;
    }

    private bool TryTakePaste(out Key key, out int length)
    {
        var end = _rest.IndexOf(PasteEnd, StringComparison.Ordinal);
        key = end < 0 ? default : new Key("Paste", _rest[PasteBegin.Length..end]);
        length = end + PasteEnd.Length;
        return end >= 0;
    }

    private bool TryTakeSequence(out Key key, out int length)
    {
        key = default;
        length = 1;
        if (_rest.Length == 1)
            return false;
        if (_rest[1] == Escape)
        {
            // Alt with a key that has its own sequence, or the Escape key twice.
            key = new Key("");
            return true;
        }
        if (_rest[1] is 'P' or ']' or '^' or '_' && _rest.Length > 2)
            return TryTakeString(out key, out length);
        if (_rest[1] is not ('[' or 'O'))
        {
            length = 2;
            key = new Key(_rest[1] is '\u007F' or '\b' ? "Alt+Backspace" : $"Alt+{char.ToUpperInvariant(_rest[1])}");
            return true;
        }

        // The function keys of the Linux console have a second bracket.
        length = _rest.AsSpan(2).StartsWith("[") ? 3 : 2;
        while (length < _rest.Length && _rest[length] < '@')
            length++;
        if (length == _rest.Length)
            return false;
        length++;
        key = new Key(_rest[2] == '[' ? "" : NameOf(_rest[2..length]));
        return true;
    }

    // An answer of the terminal to somebody's question, which may come late: a string that BEL or ESC \ ends. It is no key.
    private bool TryTakeString(out Key key, out int length)
    {
        key = new Key("");
        var end = _rest.AsSpan(2).IndexOfAny('\a', Escape);
        length = end < 0 ? Math.Min(_rest.Length, MaxStringChars) : end + 2 + (_rest[end + 2] == Escape ? 2 : 1);
        return end < 0 ? _rest.Length > MaxStringChars : length <= _rest.Length;
    }

    private static string NameOf(string sequence)
    {
        // xterm: a parameter of 5 is Ctrl, one of 3 is Alt.
        var modified = sequence.Contains(";5", StringComparison.Ordinal) || sequence.Contains(";3", StringComparison.Ordinal) ? "Word" : "";
        return sequence[^1] switch
        {
            'A' => "Up",
            'B' => "Down",
            'C' => modified + "Right",
            'D' => modified + "Left",
            'H' => "Home",
            'F' => "End",
            '~' => sequence.Split('~', ';')[0] switch
            {
                "1" or "7" => "Home",
                "4" or "8" => "End",
                "3" => modified + "Delete",
                _ => "",
            },
            _ => "",
        };
    }
}
