"""The data layer as pages see it: one function a hook, one name an action.

Hooks are read inside a page or component; actions are given to events:
`rx.el.form(on_submit=sign_in)`, `on_click=toggle_mark.partial(LIKE.name, content_id)`.
"""

from webapp.client import states
from webapp.client.module import ClientModule

_HOOKS = ClientModule("$/lectern/hooks")
_STATISTICS = ClientModule("$/lectern/statisticsPage")
_ACTIONS = ClientModule("$/lectern/actions")
_PLAN = ClientModule("$/lectern/plan")
"""Only the page of the plan loads it."""
_ACCOUNT = ClientModule("$/lectern/accountHooks")
_OWN = ClientModule("$/lectern/accountActions")


def session() -> states.Session:
    return _HOOKS.hook("useSession", states.Session)


def catalogue() -> states.Catalogue:
    return _HOOKS.hook("useCatalogue", states.Catalogue)


def go_on() -> states.GoOn:
    """Where one can go on reading; its `href` is empty where nothing was begun."""
    return _HOOKS.hook("useGoOn", states.GoOn)


def course() -> states.Course:
    """The course that the address names."""
    return _HOOKS.hook("useCourse", states.Course)


def lesson() -> states.Lesson:
    """The lesson that the address names; follows what editors publish while it is open."""
    return _HOOKS.hook("useLesson", states.Lesson)


def film() -> states.Film:
    """The film that plays on this page; leaving the page ends it."""
    return _HOOKS.hook("useFilm", states.Film)


def search() -> states.Search:
    """The search that the address names (`?q=`)."""
    return _HOOKS.hook("useSearch", states.Search)


def profile() -> states.Profile:
    return _HOOKS.hook("useProfile", states.Profile)


def account() -> states.Account:
    """What the learner does with their account as a whole, on its own page alone."""
    return _ACCOUNT.hook("useAccount", states.Account)


def plan() -> states.Plan:
    return _PLAN.hook("usePlan", states.Plan)


def statistics() -> states.Statistics:
    return _STATISTICS.hook("useStatistics", states.Statistics)


def network() -> states.Network:
    return _HOOKS.hook("useNetwork", states.Network)


def theme() -> states.Theme:
    return _HOOKS.hook("useTheme", states.Theme)


sign_up = _ACTIONS.function("signUp")
confirm_sign_up = _ACTIONS.function("confirmSignUp")
resend_code = _ACTIONS.function("resendCode")
forget_pending = _ACTIONS.function("forgetPending")
sign_in = _ACTIONS.function("signIn")
confirm_sign_in = _ACTIONS.function("confirmSignIn")
sign_out = _ACTIONS.function("signOut")
request_password_reset = _ACTIONS.function("requestPasswordReset")
confirm_password_reset = _ACTIONS.function("confirmPasswordReset")
toggle_mark = _ACTIONS.function("toggleMark")
play_film = _ACTIONS.function("playFilm")
run_search = _ACTIONS.function("runSearch")
show_more = _ACTIONS.function("showMore")
save_profile = _ACTIONS.function("saveProfile")
save_preferences = _ACTIONS.function("savePreferences")
set_theme = _ACTIONS.function("setTheme")
retry = _ACTIONS.function("retry")
add_todo = _PLAN.function("addTodo")
tick_todo = _PLAN.function("tickTodo")
edit_todo = _PLAN.function("editTodo")
keep_todo = _PLAN.function("keepTodo")
change_todo = _PLAN.function("changeTodo")
move_todo = _PLAN.function("moveTodo")
drop_todo = _PLAN.function("dropTodo")
bring_back = _PLAN.function("bringBack")
export_all = _OWN.function("exportAll")
import_file = _OWN.function("importFile")
go_on_importing = _OWN.function("goOnImporting")
delete_account = _OWN.function("deleteAccount")
begin_factor = _OWN.function("beginFactor")
confirm_factor = _OWN.function("confirmFactor")
remove_factor = _OWN.function("removeFactor")
leave_factor = _OWN.function("leaveFactor")
change_email = _OWN.function("changeEmail")
confirm_email = _OWN.function("confirmEmail")
leave_email = _OWN.function("leaveEmail")
sign_out_everywhere = _OWN.function("signOutEverywhere")
