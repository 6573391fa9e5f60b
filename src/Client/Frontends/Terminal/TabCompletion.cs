using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Completes the word before the cursor; pressed again, Tab goes on to the next candidate.</summary>
internal sealed class TabCompletion
{
    private const int MaxShown = 10;

    private Completion? _completion;
    private int _chosen;
    private (string Text, int Cursor) _result;

    /// <summary>Completes in a line.</summary>
    public void Press(LineEditor editor, SessionSnapshot session)
    {
        if (_completion is not null && _result == (editor.Text, editor.Cursor))
        {
            _chosen = (_chosen + 1) % _completion.Candidates.Count;
        }
        else
        {
            _completion = Completion.Of(editor.Text, editor.Cursor, session);
            _chosen = 0;
        }
        if (_completion is null)
            return;
        editor.Replace(_completion.Start, editor.Cursor, _completion.Candidates[_chosen] + _completion.Separator);
        _result = (editor.Text, editor.Cursor);
    }

    /// <summary>The candidates, while there is a choice; empty otherwise.</summary>
    public string Describe(LineEditor editor)
    {
        if (_completion is not { Candidates: { Count: > 1 } candidates } || _result != (editor.Text, editor.Cursor))
            return "";
        var first = _chosen / MaxShown * MaxShown;
        var more = candidates.Count - first - MaxShown;
        return string.Join("  ", candidates.Skip(first).Take(MaxShown)) + (more > 0 ? $"  and {more:N0} more" : "");
    }
}
