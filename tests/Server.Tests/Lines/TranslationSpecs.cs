using System.Text.RegularExpressions;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Tests.Lines;

public partial class TranslationSpecs
{
    private static readonly string[] Patterns = [.. CompiledTexts.In(typeof(ServerText).Assembly).Concat(CompiledTexts.In(typeof(ServerLines).Assembly)).Distinct()];

    private static readonly IReadOnlyDictionary<string, string> Korean = Translations.Of(Language.Korean);

    [Fact]
    public void Every_text_of_the_server_is_translated()
    {
        Patterns.Length.ShouldBeGreaterThan(200);
        Patterns.Where(pattern => Placeholder().Replace(pattern, "").Any(char.IsLetter) && !Korean.ContainsKey(pattern)).ShouldBeEmpty();
    }

    [Fact]
    public void No_translation_is_of_a_text_that_the_server_does_not_have() => Korean.Keys.Except(Patterns).ShouldBeEmpty();

    [Fact]
    public void A_translation_says_every_value_and_no_other() =>
        Korean.Where(pair => !Placeholders(pair.Key).SetEquals(Placeholders(pair.Value)) || Placeholder().Replace(pair.Value, "").AsSpan().ContainsAny('{', '}')).ShouldBeEmpty();

    [Fact]
    public void No_particle_that_depends_on_the_word_before_it_stands_behind_a_value() => Korean.Values.Where(text => Particle().IsMatch(text)).ShouldBeEmpty();

    private static HashSet<string> Placeholders(string pattern) => [.. Placeholder().Matches(pattern).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // 은/는, 이/가, 을/를, 와/과, (으)로, (이)라; not 님이, 줄을 and others, whose word is known.
    [GeneratedRegex(@"\{\d\}(?:은|는|이|가|을|를|와|과|로|으로|라|이라)(?!\p{L})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Particle();
}
