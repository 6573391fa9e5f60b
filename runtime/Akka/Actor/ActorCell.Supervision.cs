using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <content>Failures, own and the children's.</content>
internal sealed partial class ActorCell
{
    private Exception? _failure;
    private object? _failedMessage;

    /// <summary>Stops handling messages, and asks the supervisor. The one child that caused it is suspended already.</summary>
    private void HandleFailure(Exception cause, IInternalActorRef? failedChild)
    {
        if (_failure is not null || _terminated || _waiting == Waiting.ToTerminate)
        {
            PublishError(cause, $"{_self} failed again before its supervisor decided");
            return;
        }

        _failure = cause;
        _failedMessage = _message;
        _mailbox.Suspend();
        TellChildren(static () => new Suspend(), except: failedChild);
        _parent.SendSystemMessage(new Failed(_self, cause));
    }

    private void OnChildFailed(Failed failed)
    {
        if (_children is null || !_children.TryGet(failed.Child, out var child) || child.IsStopping) return;
        var strategy = Props.SupervisorStrategy ?? _actor?.SupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;
        if (!strategy.HandleFailure(this, child, failed.Cause)) HandleFailure(failed.Cause, failed.Child);
    }

    private void OnResume(Exception? forFailure)
    {
        if (_actor is null && forFailure is not null && _waiting == Waiting.ForNothing)
        {
            OnRecreate(forFailure); // it never came to life: there is nothing to resume
            return;
        }

        if (forFailure is not null && ReferenceEquals(forFailure, _failure)) _failure = null;
        _mailbox.Resume();
        TellChildren(() => new Resume(forFailure), except: null);
    }

    private void OnSuspend()
    {
        _mailbox.Suspend();
        TellChildren(static () => new Suspend(), except: null);
    }

    private void TellChildren(Func<SystemMessage> make, IInternalActorRef? except)
    {
        if (_children is null) return;
        foreach (var child in _children.Snapshot())
        {
            if (!child.Child.Equals(except)) child.Child.SendSystemMessage(make());
        }
    }
}
