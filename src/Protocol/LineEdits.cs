using System.Buffers;
using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Applies the keys that erase, as a terminal would. A terminal in line mode sends only what is left; a program or a terminal that sends each
/// key leaves it to the server, and what was erased must not be said.
/// </summary>
public static class LineEdits
{
    /// <summary>Erases the line; telnet's EL and the commands that interrupt become this character.</summary>
    internal const char EraseLine = '\u0015';

    /// <summary>Erases the last character; telnet's EC becomes this character.</summary>
    internal const char EraseCharacter = '\u007F';

    private const char Interrupt = '\u0003', Backspace = '\b', EraseWord = '\u0017';

    private static readonly SearchValues<char> Keys = SearchValues.Create(Interrupt, Backspace, EraseLine, EraseWord, EraseCharacter);

    /// <summary>Applies the keys: Backspace and DEL erase a character, Ctrl+W a word, Ctrl+U and Ctrl+C the line so far.</summary>
    /// <param name="line">One line as it was sent.</param>
    /// <returns>What is left; the same instance when the line holds none of these keys.</returns>
    public static string Apply(string line)
    {
        var key = line.AsSpan().IndexOfAny(Keys);
        return key < 0 ? line : Apply(line, key);
    }

    private static string Apply(string line, int key)
    {
        var left = new StringBuilder(line.Length);
        var characters = new Stack<int>(); // where each of them begins
        for (var rest = line.AsSpan(); ; key = rest.IndexOfAny(Keys))
        {
            Type(key < 0 ? rest : rest[..key], left, characters);
            if (key < 0)
                return left.ToString();
            Press(rest[key], left, characters);
            rest = rest[(key + 1)..];
        }
    }

    private static void Type(ReadOnlySpan<char> text, StringBuilder left, Stack<int> characters)
    {
        while (!text.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            characters.Push(left.Length);
            left.Append(text[..length]);
            text = text[length..];
        }
    }

    private static void Press(char key, StringBuilder left, Stack<int> characters)
    {
        switch (key)
        {
            case EraseWord:
                EraseWhile(left, characters, char.IsWhiteSpace);
                EraseWhile(left, characters, c => !char.IsWhiteSpace(c));
                break;
            case EraseLine or Interrupt:
                left.Clear();
                characters.Clear();
                break;
            default:
                if (characters.TryPop(out var last))
                    left.Length = last;
                break;
        }
    }

    private static void EraseWhile(StringBuilder left, Stack<int> characters, Func<char, bool> condition)
    {
        while (characters.TryPeek(out var last) && condition(left[last]))
            left.Length = characters.Pop();
    }
}
