using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Searching. The index follows the log: a step a second while people talk, step after step while nobody does.</content>
internal sealed partial class Relay
{
    private readonly LogSearch _search;
    private readonly bool _hasIndex;
    private long _indexed = -1;
    private long _lastAtIndexing;
    private bool _isIndexing;
    private bool _indexFails;

    private void ReceiveSearches()
    {
        Receive<RelayCommands.Search>(Search);
        Receive<Indexed>(OnIndexed);
    }

    private void Search(RelayCommands.Search command)
    {
        if (!TryBegin(command, command.Number, out var subscriber))
            return;
        subscriber.Busy = command;
        var epoch = _epoch;
        Read(subscriber, latest =>
        {
            var result = _search.Find(epoch, command.Words, latest);
            ServerText behind = result.NotSearched switch
            {
                > 0 and var lines => $" ({lines:N0} lines have yet to be made searchable)",
                _ => ServerText.Empty,
            };
            return ServerLines.History(
                subscriber.Form,
                result.Events,
                $"what was found, the newest first (times in UTC){behind}:",
                $"nothing was found{behind}");
        });
    }

    private void IndexLater(int step)
    {
        // The nodes share one index: the room's node is enough.
        if (!_hasIndex || _isIndexing || _indexed >= _lastEvent || _epoch.Length == 0 || IsClosed || !RoomIsHere)
            return;
        _isIndexing = true;
        _lastAtIndexing = _lastEvent;
        var epoch = _epoch;
        _ = Task.Run(() => _search.Index(epoch, step)).PipeTo(
            Self,
            Self,
            done => new Indexed(done.Last, done.HasMore, null),
            cause => new Indexed(_lastAtIndexing, false, cause));
    }

    private void OnIndexed(Indexed step)
    {
        _isIndexing = false;
        _indexed = step.Last;
        if (step.Cause is not null && !_indexFails)
            _log.Warning("what is said cannot be searched: {0}", (step.Cause.InnerException as LogException ?? step.Cause).Message);
        _indexFails = step.Cause is not null;
        if (step.HasMore && _lastEvent == _lastAtIndexing)
            IndexLater(LogSearch.StepWhenIdle);
    }

    private sealed record Indexed(long Last, bool HasMore, Exception? Cause);
}
