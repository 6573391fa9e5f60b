using System.Data.Common;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Snapshot;
using AkkaChat.Server.Journal.Records;
using Google.Protobuf;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The room's snapshots, in the database of <see cref="RoomJournal"/> and on its thread. A new snapshot lets go of the records that are not
/// kept any longer.
/// </summary>
internal sealed class RoomSnapshots : SnapshotStore, IWithTimers
{
    // Records wait while a portion is deleted.
    private static readonly TimeSpan BetweenPortions = TimeSpan.FromMilliseconds(20);

    private const string Matching = "sequence BETWEEN @min AND @max AND time BETWEEN @from AND @to";

    private readonly LogWriter _log = LogWriter.Of(Context.System);
    private readonly LogRetention _retention = new(LogConfig.Read(Context.System.Settings.Config).Keep);
    private long _covered;

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Use(connection => Load(connection, persistenceId, criteria)));

    /// <inheritdoc />
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken)
    {
        _log.Use(connection => connection.Execute(
            """
            INSERT INTO snapshot (sequence, time, content) VALUES (@sequence, @time, @content)
            ON CONFLICT (sequence) DO UPDATE SET time = excluded.time, content = excluded.content
            """,
            ("@sequence", metadata.SequenceNr),
            ("@time", Milliseconds(metadata.Timestamp)),
            ("@content", ((Snapshot)snapshot).ToByteArray())));
        _covered = metadata.SequenceNr;
        if (!_retention.IsEverything)
            Timers.StartSingleTimer(nameof(DeletePortion), DeletePortion.Instance, BetweenPortions);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Use(connection => connection.Execute("DELETE FROM snapshot WHERE sequence = @sequence", ("@sequence", metadata.SequenceNr))));

    /// <inheritdoc />
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Use(connection => connection.Execute($"DELETE FROM snapshot WHERE {Matching}", Parameters(criteria))));

    /// <inheritdoc />
    protected override bool ReceivePluginInternal(object message)
    {
        if (message is not DeletePortion)
            return false;
        try
        {
            if (_log.Use(connection => _retention.DeletePortion(connection, _covered, DateTimeOffset.UtcNow)))
                Timers.StartSingleTimer(nameof(DeletePortion), DeletePortion.Instance, BetweenPortions);
        }
        catch (LogException)
        {
            // The next record or snapshot says what is wrong; the next snapshot deletes it.
        }
        return true;
    }

    private SelectedSnapshot? Load(DbConnection connection, string persistenceId, SnapshotSelectionCriteria criteria)
    {
        using var command = connection.Command($"SELECT sequence, time, content FROM snapshot WHERE {Matching} ORDER BY sequence DESC LIMIT 1", Parameters(criteria));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var sequence = reader.GetInt64(0);
        try
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)).UtcDateTime;
            return new SelectedSnapshot(new SnapshotMetadata(persistenceId, sequence, time), Snapshot.Parser.ParseFrom(reader.GetFieldValue<byte[]>(2)));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw _log.Database.Damaged($"snapshot {sequence}", e);
        }
    }

    private static (string Name, object Value)[] Parameters(SnapshotSelectionCriteria criteria) =>
    [
        ("@min", criteria.MinSequenceNr),
        ("@max", criteria.MaxSequenceNr),
        ("@from", Milliseconds(criteria.MinTimestamp ?? DateTime.MinValue)),
        ("@to", Milliseconds(criteria.MaxTimeStamp)),
    ];

    private static long Milliseconds(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private sealed record DeletePortion
    {
        public static readonly DeletePortion Instance = new();
    }
}
