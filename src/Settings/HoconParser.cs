using System.Collections.Immutable;

namespace AkkaChat.Settings;

/// <summary>
/// Parses the part of HOCON that settings need: sections, values, lists of values, includes and comments. It refuses the rest, with
/// the line. Akka's own parser is not used for files: it knows no lines, ignores everything after an extra <c>}</c>, accepts texts and
/// sections without an end, and never returns from <c>["a" = 1]</c>.
/// </summary>
/// <param name="file">The path of the file.</param>
/// <param name="text">The text of the file.</param>
/// <param name="include">Reads the included file with this name into a section.</param>
internal sealed class HoconParser(string file, string text, Func<string, ImmutableList<string>, IEnumerable<Setting>> include)
{
    private const int MaxDepth = 30, MaxKeyLength = 100;
    private const string NotInKey = "$\"{}[]:=,+#`^?!@*&\\.";

    private readonly TextCursor _cursor = new(file, text);
    private readonly List<Setting> _settings = [];
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>Parses the file into a section.</summary>
    /// <exception cref="SettingsException">The syntax is wrong; the message begins with file and line.</exception>
    public IReadOnlyList<Setting> Parse(ImmutableList<string> section)
    {
        _cursor.SkipToContent();
        var brace = _cursor.Line;
        if (_cursor.TryTake("{"))
            ParseUntilBrace(section, brace);
        else
            ParseEntries(section);
        _cursor.SkipToContent();
        return _cursor.IsAtEnd ? _settings : throw Unexpected("");
    }

    private void ParseUntilBrace(ImmutableList<string> section, int line)
    {
        ParseEntries(section);
        if (!_cursor.TryTake("}"))
            throw _cursor.IsAtEnd ? _cursor.Error("this { has no }", line) : Unexpected("");
    }

    private void ParseEntries(ImmutableList<string> section)
    {
        _cursor.SkipToContent();
        while (!_cursor.IsAtEnd && _cursor.Current != '}')
        {
            ParseEntry(section);
            _cursor.SkipToContent();
            if (_cursor.TryTake(","))
                _cursor.SkipToContent();
        }
    }

    private void ParseEntry(ImmutableList<string> section)
    {
        var line = _cursor.Line;
        var keys = ParsePath(section);
        if (keys.Count == section.Count + 1 && keys[^1] == "include" && TryInclude(section))
            return;
        _cursor.SkipToContent();
        if (_cursor.TryTake("{"))
            ParseSection(keys, line);
        else if (_cursor.TryTake("=") || _cursor.TryTake(":"))
            ParseContent(keys, line);
        else if (_cursor.StartsWith("+="))
            throw _cursor.Error($"+= is not supported: write the whole list {Setting.PathOf(keys)}");
        else
            throw _cursor.Error($"{Setting.PathOf(keys)} has no value: use = and a value, or {{ and }} around a section", line);
    }

    private bool TryInclude(ImmutableList<string> section)
    {
        var blanks = _cursor.TakeBlanks();
        if (_cursor.Current == '"')
        {
            var line = _cursor.Line;
            var name = ParseQuoted();
            try
            {
                _settings.AddRange(include(name, section));
            }
            catch (SettingsFile.UnreadableException e)
            {
                throw _cursor.Error(e.Message, line);
            }
            return true;
        }
        return blanks.Length > 0 && char.IsLetter(_cursor.Current) ? throw _cursor.Error("an include is written include \"FILE\"") : false;
    }

    private ImmutableList<string> ParsePath(ImmutableList<string> section)
    {
        var keys = section;
        do
        {
            if (keys.Count == MaxDepth)
                throw _cursor.Error($"more than {MaxDepth} sections inside one another");
            var key = ParseKey();
            if (key.Length > MaxKeyLength)
                throw _cursor.Error($"a name with more than {MaxKeyLength} characters");
            keys = keys.Add(key);
        }
        while (_cursor.TryTake("."));
        return keys;
    }

    private string ParseKey()
    {
        if (_cursor.Current == '"')
            return ParseQuoted();
        var key = _cursor.TakeWhile(c => !char.IsWhiteSpace(c) && !NotInKey.Contains(c, StringComparison.Ordinal));
        return key.Length > 0 ? key : throw Unexpected(" where the name of a setting should be");
    }

    private void ParseContent(ImmutableList<string> keys, int line)
    {
        _cursor.TakeBlanks();
        var isEmpty = _cursor.IsAtEndOfLine; // only {, [ and " may start on the next line
        _cursor.SkipToContent();
        if (_cursor.TryTake("{"))
            ParseSection(keys, line);
        else if (_cursor.TryTake("["))
            Add(new Setting(keys, Text: null, ParseList(keys), file, line));
        else if ((isEmpty && _cursor.Current != '"') || _cursor.Current is ',' or '}' or ']')
            throw _cursor.Error($"{Setting.PathOf(keys)} has no value: use \"\" for an empty text", line);
        else
            Add(new Setting(keys, ParseText(keys), List: null, file, line));

        _cursor.TakeBlanks();
        if (!_cursor.IsAtEndOfLine && _cursor.Current is not (',' or '}'))
            throw Unexpected($" after the value of {Setting.PathOf(keys)}");
    }

    private void ParseSection(ImmutableList<string> keys, int line)
    {
        var brace = _cursor.Line;
        _settings.Add(new Setting(keys, Text: null, List: null, file, line));
        ParseUntilBrace(keys, brace);
    }

    private void Add(Setting setting)
    {
        if (!_lines.TryAdd(setting.Path, setting.Line))
            throw _cursor.Error($"{setting.Path} is set twice: it is in line {_lines[setting.Path]} too", setting.Line);
        _settings.Add(setting);
    }

    private List<string> ParseList(ImmutableList<string> keys)
    {
        var line = _cursor.Line;
        var list = new List<string>();
        _cursor.SkipToContent();
        while (!_cursor.TryTake("]"))
        {
            if (_cursor.IsAtEnd || _cursor.Current == '}')
                throw _cursor.Error($"the list {Setting.PathOf(keys)} has no ]", line);
            list.Add(ParseText(keys));
            _cursor.SkipToContent();
            if (_cursor.TryTake(","))
                _cursor.SkipToContent();
        }
        return list;
    }

    // Quoted and unquoted pieces up to the end of the line, with the blanks between them.
    private string ParseText(ImmutableList<string> keys)
    {
        var line = _cursor.Line;
        var value = new ValueText(_cursor);
        if (!value.TryParse(out var text))
            throw Unexpected($" in {Setting.PathOf(keys)}");
        return text ?? throw _cursor.Error($"{Setting.PathOf(keys)} is null: give it a value, or leave it out to keep what it is", line);
    }

    private string ParseQuoted() => new ValueText(_cursor).ParseQuoted();

    private SettingsException Unexpected(string where) => _cursor switch
    {
        { IsAtEnd: true } => _cursor.Error($"the file ends{where}"),
        { Current: '}' } => _cursor.Error("this } has no {"),
        { Current: '$' } when _cursor.StartsWith("${") => _cursor.Error($"${{…}} is not supported{where}: write the value itself"),
        _ => _cursor.Error($"unexpected {_cursor.Current}{where}: put a text with such characters in quotes"),
    };
}
