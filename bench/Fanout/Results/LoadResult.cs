using System.Text.Json.Serialization;
using AkkaChat.Bench.Fanout.Load;

namespace AkkaChat.Bench.Fanout.Results;

/// <summary>What one run has shown. This is what the JSON file holds.</summary>
internal sealed record LoadResult
{
    /// <summary>When the run began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The load.</summary>
    public required LoadOptions Load { get; init; }

    /// <summary>Seconds measured.</summary>
    public required double Seconds { get; init; }

    /// <summary>Lines sent in that time.</summary>
    public required long Messages { get; init; }

    /// <summary>Lines received in that time, by all members.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Processor seconds that the server used in that time; null: its process is not known.</summary>
    public required double? CpuSeconds { get; init; }

    /// <summary>How long lines took, from the send to the receive call.</summary>
    public required Latency LatencyMicroseconds { get; init; }

    /// <summary>The server's resident memory; null: its process is not known.</summary>
    public required Memory? ResidentKiB { get; init; }

    /// <summary>Seconds from the first connection to the last notice of the last one that joined.</summary>
    public required double JoinSeconds { get; init; }

    /// <summary>Lines that a member still connected at the end never got, of the whole run.</summary>
    public required long Lost { get; init; }

    /// <summary>Lines that a member got again.</summary>
    public required long Duplicated { get; init; }

    /// <summary>Lines that a member got after a later one of the same sender.</summary>
    public required long Reordered { get; init; }

    /// <summary>Connections that the server closed.</summary>
    public required int Dropped { get; init; }

    /// <summary>Whether every member got every line once and in order.</summary>
    [JsonIgnore]
    public bool IsFlawless => Lost == 0 && Duplicated == 0 && Reordered == 0 && Dropped == 0;

    /// <summary>Lines sent in a second.</summary>
    [JsonIgnore]
    public double MessagesPerSecond => Messages / Seconds;

    /// <summary>Lines received in a second, by all members.</summary>
    [JsonIgnore]
    public double DeliveriesPerSecond => Deliveries / Seconds;

    /// <summary>Memory that each member cost when all were in; null: not known.</summary>
    [JsonIgnore]
    public double? KiBPerMember => ResidentKiB is { } memory ? (memory.Joined - memory.Empty) / (double)Load.Members : null;

    /// <summary>Lines received for each second of processor time that the server used.</summary>
    [JsonIgnore]
    public double? DeliveriesPerCpuSecond => CpuSeconds > 0 ? Deliveries / CpuSeconds : null;
}

/// <summary>Times in microseconds.</summary>
/// <param name="P50">Half of the lines took no longer.</param>
/// <param name="P99">99 of 100 lines took no longer.</param>
/// <param name="Max">The longest.</param>
internal sealed record Latency(uint P50, uint P99, uint Max);

/// <summary>Resident memory in KiB.</summary>
/// <param name="Empty">Before anybody connected.</param>
/// <param name="Joined">When everybody was in.</param>
/// <param name="Loaded">At the end of the load.</param>
internal sealed record Memory(long Empty, long Joined, long Loaded);
