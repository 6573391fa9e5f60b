using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>
/// How a member wants its lines, as words that the room keeps: <c>lang=ko time quiet ignore=bob ignore=al/alice</c>. No
/// nickname has a space or a slash.
/// </summary>
internal static class Preferences
{
    private const string Time = "time", Quiet = "quiet", Raw = "raw", Ignore = "ignore=", Lang = "lang=";

    /// <summary>The words; empty for nothing.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="usual">The language of whoever has not chosen one.</param>
    public static string Of(Subscriber subscriber, Language usual)
    {
        List<string> words = [];
        if (subscriber.Form.Language != usual)
            words.Add(Lang + LanguageNames.Of(subscriber.Form.Language));
        if (subscriber.View.HasTime)
            words.Add(Time);
        if (subscriber.View.Filter != LineFilter.All)
            words.Add(subscriber.View.Filter == LineFilter.Quiet ? Quiet : Raw);
        foreach (var who in subscriber.Ignored ?? [])
            words.Add(Ignore + who);
        foreach (var (account, called) in subscriber.IgnoredAccounts ?? [])
            words.Add($"{Ignore}{called}/{account}");
        return string.Join(' ', words);
    }

    /// <summary>The language that was chosen; null for none.</summary>
    public static Language? LanguageIn(string words) =>
        Array.Find(words.Split(' '), word => word.StartsWith(Lang, StringComparison.Ordinal)) is { } chosen
        && LanguageNames.TryParse(chosen[Lang.Length..], out var language) ? language : null;

    /// <summary>Has a member get its lines so. Words of a later version are passed over.</summary>
    /// <param name="words">The words.</param>
    /// <param name="subscriber">The one whose lines they are.</param>
    /// <param name="subscribers">All, with this one.</param>
    public static void Restore(string words, Subscriber subscriber, Subscribers subscribers)
    {
        subscriber.Preferences = words;
        var view = subscriber.View with { Form = subscriber.Form with { Language = LanguageIn(words) ?? subscriber.Form.Language } };
        HashSet<Nickname> ignored = [];
        foreach (var word in words.Split(' '))
        {
            view = word switch
            {
                Time => view with { HasTime = true },
                Quiet => view with { Filter = LineFilter.Quiet },
                Raw => view with { Filter = LineFilter.Raw },
                _ => view,
            };
            if (!word.StartsWith(Ignore, StringComparison.Ordinal))
                continue;
            var names = word[Ignore.Length..].Split('/');
            ignored.Add(Nickname.Restore(names[0]));
            if (names.Length > 1)
                subscriber.IgnoreAccount(Nickname.Restore(names[1]), Nickname.Restore(names[0]));
        }
        subscribers.Change(subscriber, view);
        if (subscriber.SessionLink is { } link)
            link.Writer.Form = view.Form;
        subscriber.Ignore(ignored);
    }
}
