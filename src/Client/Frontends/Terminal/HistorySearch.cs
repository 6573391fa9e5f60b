namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Ctrl+R: searches what was typed, from the newest line on.</summary>
/// <param name="history">The lines typed before.</param>
internal sealed class HistorySearch(InputHistory history)
{
    private int _skipped;

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The line that was found; empty when there is none.</summary>
    public string Found => history.Search(Query).Skip(_skipped).FirstOrDefault("");

    /// <summary>Takes a key.</summary>
    /// <returns>Whether the search goes on; otherwise the key is for the line that was found.</returns>
    public bool TryTake(Key key)
    {
        switch (key.Name)
        {
            case "Ctrl+R":
                _skipped = Math.Min(_skipped + 1, Math.Max(0, history.Search(Query).Count() - 1));
                return true;
            case "Text":
                (Query, _skipped) = (Query + key.Text, 0);
                return true;
            case "Backspace" or "Ctrl+H":
                (Query, _skipped) = (Query[..^Math.Min(1, Query.Length)], 0);
                return true;
            default:
                return false;
        }
    }
}
