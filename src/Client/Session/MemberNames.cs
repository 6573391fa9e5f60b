using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>Who is here, as far as the client has heard. Where it cannot know it asks, with the command that the user may use as well.</summary>
internal sealed class MemberNames
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>The nicknames, in order.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Asks for the list.</summary>
    /// <returns>The line to send.</returns>
    public string Ask()
    {
        _asked++;
        return "/who";
    }

    /// <summary>The connection is gone, and the answers with it.</summary>
    public void ForgetQuestions() => _asked = 0;

    /// <summary>Takes an answer, which comes in parts when it is long: 1/3, 2/3, 3/3.</summary>
    /// <returns>Whether it was the last part.</returns>
    public bool Hear(TaggedLine answer)
    {
        var part = (answer.Find("who") ?? "1/1").Split('/');
        if (part[0] == "1")
            _names.Clear();
        _names.UnionWith(answer.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return part[0] == part[^1];
    }

    /// <summary>Whether an answer that has come was to the client, and not to the user.</summary>
    public bool TakeQuestion()
    {
        if (_asked == 0)
            return false;
        _asked--;
        return true;
    }

    /// <summary>Takes note of who comes, goes or is called something else.</summary>
    public void Note(RoomLine content)
    {
        if (content.Kind is "left" or "renamed")
            _names.Remove(content.Nick);
        if (content.Kind is "joined")
            _names.Add(content.Nick);
        if (content.Kind is "renamed")
            _names.Add(content.To);
    }
}
