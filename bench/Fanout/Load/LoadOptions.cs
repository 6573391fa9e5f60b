using System.Text.Json.Serialization;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>What load to put on which server.</summary>
internal sealed record LoadOptions
{
    /// <summary>What the report calls the server.</summary>
    public required string Name { get; init; }

    /// <summary>Its name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>How it is spoken to: one of <see cref="Wire.Dialect.Names"/>.</summary>
    public required string Dialect { get; init; }

    /// <summary>People in the room.</summary>
    public required int Members { get; init; }

    /// <summary>Those of them who speak, in turn.</summary>
    public required int Senders { get; init; }

    /// <summary>Those of them who never read once all are in.</summary>
    public required int Slow { get; init; }

    /// <summary>Lines in flight at a time, unless there is a <see cref="Rate"/>.</summary>
    public required int Window { get; init; }

    /// <summary>Lines a second, whether or not the server keeps up; null: as many as the <see cref="Window"/> lets through.</summary>
    public required double? Rate { get; init; }

    /// <summary>Bytes of a line's text, without nickname and line ending.</summary>
    public required int Bytes { get; init; }

    /// <summary>Seconds of load before measuring begins.</summary>
    public required double Warmup { get; init; }

    /// <summary>Seconds that are measured.</summary>
    public required double Seconds { get; init; }

    /// <summary>The server's process, for its processor time and memory; null: not known.</summary>
    public required int? ProcessId { get; init; }

    /// <summary>Members who read, and whose lines are counted.</summary>
    [JsonIgnore]
    public int Readers => Members - Slow;

    /// <summary>All connections: where members cannot speak, senders come on top.</summary>
    [JsonIgnore]
    public int Connections => Wire.Dialect.Named(Dialect).MembersSpeak ? Members : Members + Senders;

    /// <summary>The load in words, without the server.</summary>
    [JsonIgnore]
    public string Summary
    {
        get
        {
            var slow = Slow > 0 ? $" ({Slow:N0} of them slow)" : "";
            var pace = Rate is { } rate ? $"{rate:N0} lines/s" : $"{Window:N0} in flight";
            return $"{Members:N0} members{slow}, {Senders:N0} senders, {Bytes:N0}-byte lines, {pace}";
        }
    }

    /// <summary>What is wrong with these options, in one line; null when nothing is.</summary>
    [JsonIgnore]
    public string? Mistake => this switch
    {
        { Port: < 1 or > 65535 } => $"--port {Port}: a port is a number from 1 to 65535",
        { Members: < 1 } => $"--members {Members}: at least 1",
        { Slow: < 0 } or { Readers: < 1 } => $"--slow {Slow}: from 0 to {Members - 1}, so that one member reads",
        _ when Senders < 1 || Senders > MostSenders => $"--senders {Senders}: from 1 to {MostSenders}, of members who read",
        { Window: < 1 } => $"--window {Window}: at least 1",
        { Rate: <= 0 } => $"--rate {Rate}: more than 0",
        _ when Bytes < Stamp.Length || Bytes > MostBytes => $"--bytes {Bytes}: from {Stamp.Length} to {MostBytes}",
        { Warmup: < 0 } => $"--warmup {Warmup}: at least 0",
        { Seconds: <= 0 } => $"--seconds {Seconds}: more than 0",
        _ => null,
    };

    private int MostSenders => Math.Min(Readers, ushort.MaxValue);

    private int MostBytes => Wire.Dialect.Named(Dialect).MaxTextBytes;
}
