from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "local.cms.courses"
    label = "courses"
    verbose_name = "Courses"
