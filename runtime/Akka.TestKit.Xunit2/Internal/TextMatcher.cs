using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal;

/// <summary>A condition on the text of a log event, and how to say it.</summary>
internal sealed class TextMatcher
{
    private readonly Predicate<string> _matches;
    private readonly string _description;

    private TextMatcher(string description, Predicate<string> matches) => (_description, _matches) = (description, matches);

    public override string ToString() => _description;

    internal static TextMatcher Of(string? whole, string? start, string? part) => (whole, start, part) switch
    {
        ({ } text, _, _) => new($"is \"{text}\"", actual => actual == text),
        (_, { } text, _) => new($"begins with \"{text}\"", actual => actual.StartsWith(text, StringComparison.Ordinal)),
        (_, _, { } text) => new($"contains \"{text}\"", actual => actual.Contains(text, StringComparison.Ordinal)),
        _ => new("is any", static _ => true),
    };

    internal static TextMatcher Of(Regex pattern) => new($"matches {pattern}", pattern.IsMatch);

    internal bool Matches(string? text) => text is not null && _matches(text);
}
