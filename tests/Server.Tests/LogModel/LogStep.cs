using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>Something that happens. What makes no sense when its turn comes is left out.</summary>
internal enum LogStepKind
{
    Connect,
    Say,
    Break,
    Leave,
    LoseMessages,
    LoseNothing,
    FailWrite,
    FailAfterWrite,
    StopRoom,
    StopServer,
    PassTime,
}

/// <summary>One of them.</summary>
/// <param name="Who">The seat of whoever does it.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Seconds">How much time passes, where the step says so.</param>
internal sealed record LogStep(int Who, LogStepKind Kind, int Seconds)
{
    public const int Seats = 3;

    private static readonly Gen<LogStepKind> Kinds = Gen.Frequency(
        (6, Gen.Constant(LogStepKind.Connect)),
        (12, Gen.Constant(LogStepKind.Say)),
        (6, Gen.Constant(LogStepKind.PassTime)),
        (4, Gen.Elements(LogStepKind.Break, LogStepKind.LoseMessages, LogStepKind.LoseNothing)),
        (3, Gen.Elements(LogStepKind.FailWrite, LogStepKind.FailAfterWrite, LogStepKind.StopRoom)),
        (1, Gen.Elements(LogStepKind.Leave, LogStepKind.StopServer)));

    public static Gen<LogStep> Any { get; } =
        from who in Gen.Choose(0, Seats - 1)
        from kind in Kinds
        from seconds in Gen.Elements(1, 1, 2, 40)
        select new LogStep(who, kind, seconds);

    public override string ToString() => $"{Who} {Kind} {Seconds}";
}
