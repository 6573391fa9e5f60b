using AkkaChat.Server.Connections;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>
/// Many lines at once are a paste, and are told as one line. Only of plain clients: each line of a resumable client is acknowledged by itself.
/// </content>
internal sealed partial class Session
{
    private const string PasteTimer = "paste";

    // A paste ends when nothing more has come for a moment.
    private static readonly TimeSpan PastePause = TimeSpan.FromMilliseconds(300), LongestPaste = TimeSpan.FromSeconds(5);

    private PasteBuffer? _paste;
    private DateTimeOffset _pasteUntil;

    /// <summary>Whether the next lines are a paste.</summary>
    private bool IsPasting()
    {
        if (_paste is not null)
            return true;
        if (IsResumable || _askedFor is not null || _mustLogIn || !_reader.HoldsPaste(_client.Socket))
            return false;
        _paste = new PasteBuffer(_settings.Flood.Paste);
        _pasteUntil = Context.System.Scheduler.Now + LongestPaste;
        return true;
    }

    /// <summary>Gathers a paste, and submits it at its end; says whether that has come.</summary>
    private bool TryPaste()
    {
        var isComplete = _reader.TryComplete(_paste!);
        AnswerTelnet();
        var left = _pasteUntil - Context.System.Scheduler.Now;
        if (isComplete || left <= TimeSpan.Zero)
            SubmitPaste();
        else
            Timers.StartSingleTimer(PasteTimer, PasteEnded.Instance, left < PastePause ? left : PastePause);
        return _paste is null;
    }

    private void SubmitPaste()
    {
        Timers.Cancel(PasteTimer);
        var text = _paste!.Text(out var lines);
        _paste = null;
        if (lines == 0)
            return;
        _lines.Accept(lines);
        RoomCommand command = lines == 1 ? new RoomCommands.Say(text) : new RoomCommands.Paste(text);
        Submit(command, number: null);
    }

    private void OnPasteEnded()
    {
        if (_paste is null)
            return;
        if (CanSubmit)
            SubmitPaste();
        else
            _pasteUntil = default; // it is submitted when the lines before it are done
        ReadLines();
    }

    private sealed record PasteEnded
    {
        public static readonly PasteEnded Instance = new();
    }
}
