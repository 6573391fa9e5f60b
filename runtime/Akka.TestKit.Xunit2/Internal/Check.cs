using Akka.Actor;
using Xunit;

namespace Akka.TestKit.Internal;

/// <summary>What is asked of a message and its sender; each throws where it does not hold.</summary>
internal static class Check
{
    internal static Action<T, IActorRef> Equal<T>(T expected) => (actual, _) => Assert.Equal(expected, actual);

    internal static Action<T, IActorRef> That<T>(Predicate<T> holds) => That<T>((message, _) => holds(message));

    internal static Action<T, IActorRef> That<T>(Func<T, IActorRef, bool> holds) => (message, sender) =>
    {
        if (!holds(message, sender)) Assert.Fail($"The message {message} from {sender} is not the expected one");
    };

    internal static Action<T, IActorRef> From<T>(IActorRef expected) => (message, sender) =>
    {
        if (!expected.Equals(sender)) Assert.Fail($"The message {message} was expected from {expected}, but {sender} sent it");
    };
}
