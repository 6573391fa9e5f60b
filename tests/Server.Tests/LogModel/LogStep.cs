using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>Something that happens. What makes no sense when its turn comes is left out.</summary>
internal enum LogStepKind
{
    Connect,
    Say,
    Whisper,
    Ask,
    Break,
    Leave,
    Rename,
    Register,
    BecomeOperator,
    Mute,
    Unmute,
    Ban,
    LoseMessages,
    LoseNothing,
    FailWrite,
    FailAfterWrite,
    StopRoom,
    StopServer,
    PassTime,
}

/// <summary>One of them.</summary>
/// <param name="Who">The seat of whoever does it, or whom an operator does it to.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Seconds">How much time passes, where the step says so.</param>
internal sealed record LogStep(int Who, LogStepKind Kind, int Seconds)
{
    public const int Seats = 3;

    private static readonly LogStepKind[] Trouble = [LogStepKind.Break, LogStepKind.Break, LogStepKind.FailWrite, LogStepKind.FailAfterWrite, LogStepKind.StopRoom];

    /// <summary>Any step, but no message between a relay and the room is lost.</summary>
    public static Gen<LogStep> Any { get; } = Steps(Trouble);

    /// <summary>Any step.</summary>
    public static Gen<LogStep> AnyWithLostMessages { get; } = Steps([.. Trouble, LogStepKind.LoseMessages, LogStepKind.LoseNothing]);

    private static Gen<LogStep> Steps(LogStepKind[] trouble) =>
        from who in Gen.Choose(0, Seats - 1)
        from kind in Gen.Frequency(
            (6, Gen.Constant(LogStepKind.Connect)),
            (12, Gen.Constant(LogStepKind.Say)),
            (4, Gen.Constant(LogStepKind.Whisper)),
            (4, Gen.Constant(LogStepKind.Ask)),
            (6, Gen.Constant(LogStepKind.PassTime)),
            (trouble.Length, Gen.Elements(trouble)),
            (6, Gen.Elements(LogStepKind.BecomeOperator, LogStepKind.Mute, LogStepKind.Unmute, LogStepKind.Ban, LogStepKind.Rename, LogStepKind.Register)),
            (1, Gen.Elements(LogStepKind.Leave, LogStepKind.StopServer)))
        from seconds in Gen.Elements(1, 1, 2, 40)
        select new LogStep(who, kind, seconds);

    public override string ToString() => $"{Who} {Kind} {Seconds}";
}
