using AkkaChat.Server.Connections;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <content>A client that sends too fast, and one that reads too slowly.</content>
internal sealed partial class Session
{
    /// <summary>
    /// Reads on after flood control, or closes a client that floods. The lines of a resumable client wait, however many they are, and so do
    /// those of a client that has sent its last line, such as <c>nc -N</c>.
    /// </summary>
    private void HandleRateLimit(Action<Session> read)
    {
        var action = _reader.Release();
        if (IsResumable)
            action = FloodAction.None;
        var hasSentAll = action != FloodAction.None && (_reader.HasEnded || TcpInfo.HasEndOfInput(_client.Socket));
        if (action == FloodAction.Close && !hasSentAll)
        {
            ServerMetrics.Of(Context.System).Refused(RefusalReason.Flood);
            CloseWithRefusal($"{FloodControl.CloseReason(_settings.Flood.Rate)} ({_lines.Summary}, the rest was dropped)");
            return;
        }
        if (action == FloodAction.Warn && hasSentAll)
            Write(ServerLines.Notice(_form, FloodControl.WaitNotice(_settings.Flood.Rate)));
        else if (action == FloodAction.Warn)
            Refuse(FloodControl.Warning(_settings.Flood.Rate));
        read(this);
    }

    private void CloseSlowReader()
    {
        if (_settings.SlowReaderPolicy != SlowReaderPolicy.Disconnect)
            return;
        ServerMetrics.Of(Context.System).Refused(RefusalReason.SlowReader);
        if (IsResumable)
            Abort($"it fell behind by more than {_settings.MaxPendingBytes:N0} bytes");
        else
            CloseWithRefusal(SlowReaderLines.WhyClosed(_settings.MaxPendingBytes));
    }
}
